package fr.honoraire.practitioner.team;

import fr.honoraire.shared.Stored;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** A group of people who act for one practitioner. */
@Entity
class Team extends Stored {

    private UUID practitionerId;
    private String name;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Team() {}

    Team(UUID practitionerId, String name, Instant now) {
        this.practitionerId = practitionerId;
        this.name = name;
        this.createdAt = now;
    }

    void rename(String wanted) {
        name = wanted;
    }

    UUID practitionerId() {
        return practitionerId;
    }

    public String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }
}
