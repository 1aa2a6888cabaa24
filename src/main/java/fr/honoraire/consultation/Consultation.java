package fr.honoraire.consultation;

import fr.honoraire.shared.Money;
import fr.honoraire.shared.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A teleconsultation: planned for a moment, then really held between two others. */
@Entity
public class Consultation extends Stored {

    private UUID practitionerId;

    @Enumerated(EnumType.STRING)
    private ConsultationStatus status = ConsultationStatus.PLANNED;

    private Instant plannedAt;
    private int plannedMinutes;

    @Column(name = "announced_fee_cents")
    private Money announcedFee;

    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable String unbilledReason;
    private int invitationSequence;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Consultation() {}

    Consultation(UUID practitionerId, Instant plannedAt, Duration length, Money announcedFee, Instant now) {
        this.practitionerId = practitionerId;
        this.plannedAt = plannedAt;
        this.plannedMinutes = Math.toIntExact(length.toMinutes());
        this.announcedFee = announcedFee;
        this.createdAt = now;
    }

    public UUID practitionerId() {
        return practitionerId;
    }

    public ConsultationStatus status() {
        return status;
    }

    public Instant plannedAt() {
        return plannedAt;
    }

    public Duration plannedLength() {
        return Duration.ofMinutes(plannedMinutes);
    }

    public Money announcedFee() {
        return announcedFee;
    }

    /** When the call really began. */
    public @Nullable Instant startedAt() {
        return startedAt;
    }

    /** When the call really ended. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** Why nothing was billed, in the practitioner's words. */
    public @Nullable String unbilledReason() {
        return unbilledReason;
    }

    /** Rises each time the invitation changes, so that calendars replace the former one (RFC 5545 §3.8.7.4). */
    public int invitationSequence() {
        return invitationSequence;
    }

    /** When the act took place: when it began, or else when it was planned. */
    public Instant actAt() {
        return startedAt == null ? plannedAt : startedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
