package fr.honoraire.practitioner.psc;

import fr.honoraire.shared.Stored;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** An account that opens to whom the provider names so. */
@Entity
class ProfessionalLink extends Stored {

    private UUID accountId;
    private String issuer;
    private String subject;
    private Instant linkedAt;

    @SuppressWarnings("NullAway.Init")
    protected ProfessionalLink() {}

    ProfessionalLink(UUID accountId, Professional professional, Instant now) {
        this.accountId = accountId;
        this.issuer = professional.issuer();
        this.subject = professional.subject();
        this.linkedAt = now;
    }

    UUID accountId() {
        return accountId;
    }

    String issuer() {
        return issuer;
    }

    String subject() {
        return subject;
    }

    Instant linkedAt() {
        return linkedAt;
    }
}
