package fr.honoraire.consultation;

import fr.honoraire.shared.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A patient of a consultation. No account: a signed link is the only key. */
@Entity
public class Participant extends Stored {

    private UUID consultationId;
    private UUID practitionerId;
    private String name;
    private String email;
    private String phone;

    @Enumerated(EnumType.STRING)
    private ParticipantStatus status = ParticipantStatus.INVITED;

    private int linkGeneration = 1;
    private @Nullable Instant feeAcceptedAt;
    private @Nullable Instant waitingSince;
    private @Nullable Instant admittedAt;
    private @Nullable Instant leftAt;
    private @Nullable Instant seenAt;
    private int position;

    @SuppressWarnings("NullAway.Init")
    protected Participant() {}

    Participant(Consultation consultation, int position, String name, String email, String phone) {
        this.consultationId = consultation.id();
        this.practitionerId = consultation.practitionerId();
        this.position = position;
        this.name = name;
        this.email = email;
        this.phone = phone;
    }

    public UUID consultationId() {
        return consultationId;
    }

    public UUID practitionerId() {
        return practitionerId;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public String phone() {
        return phone;
    }

    public ParticipantStatus status() {
        return status;
    }

    /** Raising it revokes every link sent before. */
    public int linkGeneration() {
        return linkGeneration;
    }

    public @Nullable Instant feeAcceptedAt() {
        return feeAcceptedAt;
    }

    public @Nullable Instant waitingSince() {
        return waitingSince;
    }

    public @Nullable Instant admittedAt() {
        return admittedAt;
    }

    public @Nullable Instant leftAt() {
        return leftAt;
    }

    /** When his browser was last known to be there. */
    public @Nullable Instant seenAt() {
        return seenAt;
    }

    /** His place in the list, from 0. */
    public int position() {
        return position;
    }
}
