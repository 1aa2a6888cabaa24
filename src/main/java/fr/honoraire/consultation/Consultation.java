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
    private boolean closedByItself;
    private int invitationSequence;
    private @Nullable UUID requestId;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Consultation() {}

    Consultation(UUID practitionerId, NewConsultation wanted, Instant now) {
        this.practitionerId = practitionerId;
        this.plannedAt = wanted.at();
        this.plannedMinutes = Math.toIntExact(wanted.length().toMinutes());
        this.announcedFee = wanted.announcedFee();
        this.requestId = wanted.requestId();
        this.createdAt = now;
    }

    /**
     * The practitioner enters the room. The first time is when the call began.
     *
     * @return whether this call opened it
     */
    boolean open(Instant now) {
        return switch (status) {
            case PLANNED -> {
                status = ConsultationStatus.OPEN;
                startedAt = now;
                yield true;
            }
            case OPEN -> false;
            case ENDED, CANCELED -> throw new NotPossibleNow("open a consultation that is " + status);
        };
    }

    /**
     * The practitioner ends the call.
     *
     * @param reason why nothing is billed, if so
     * @return whether this call ended it
     */
    boolean end(@Nullable String reason, Instant now) {
        return switch (status) {
            case OPEN -> {
                status = ConsultationStatus.ENDED;
                endedAt = now.isBefore(startedAt) ? startedAt : now;
                unbilledReason = reason;
                yield true;
            }
            case ENDED -> false;
            case PLANNED, CANCELED -> throw new NotPossibleNow("end a consultation that is " + status);
        };
    }

    /**
     * Nobody is left to end the call.
     *
     * @param last when it really was over
     */
    void closeByItself(Instant last) {
        if (end(null, last)) {
            closedByItself = true;
        }
    }

    /**
     * Gives it another moment.
     *
     * @return whether anything changed, so that a form sent twice tells the patients once
     */
    boolean move(Instant at, Duration length) {
        if (status != ConsultationStatus.PLANNED) {
            throw new NotPossibleNow("move a consultation that is " + status);
        }
        var minutes = Math.toIntExact(length.toMinutes());
        if (plannedAt.equals(at) && plannedMinutes == minutes) {
            return false;
        }
        plannedAt = at;
        plannedMinutes = minutes;
        invitationSequence++;
        return true;
    }

    /**
     * It will not take place.
     *
     * @return whether this call canceled it
     */
    boolean cancel() {
        return switch (status) {
            case PLANNED -> {
                status = ConsultationStatus.CANCELED;
                invitationSequence++;
                yield true;
            }
            case CANCELED -> false;
            case OPEN, ENDED -> throw new NotPossibleNow("cancel a consultation that is " + status);
        };
    }

    /** How long the call lasted, once it is over. */
    public @Nullable Duration length() {
        return startedAt == null || endedAt == null ? null : Duration.between(startedAt, endedAt);
    }

    /** The form it was planned by: sent twice, it plans once. */
    @Nullable UUID requestId() {
        return requestId;
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

    /** Whether the practitioner had vanished, and the call was ended without him. */
    public boolean closedByItself() {
        return closedByItself;
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
