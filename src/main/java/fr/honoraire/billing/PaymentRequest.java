package fr.honoraire.billing;

import fr.honoraire.shared.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One time a patient was asked to pay by e-mail. */
@Entity
public class PaymentRequest extends Stored {

    /** A patient is asked again no sooner than this after the last time. */
    public static final Duration COOL_DOWN = Duration.ofMinutes(10);

    /** Nor ever more often than this. */
    public static final int MOST = 12;

    /** Why he was asked. */
    public enum Reason {
        CALL_ENDED,
        /** The note was issued after he had left. */
        NOTE_ISSUED,
        /** The practitioner asked again. */
        RESENT,
        /** It is time, as the practitioner has chosen. */
        REMINDER
    }

    private UUID paymentId;
    private int sequence;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    private Instant requestedAt;
    private @Nullable UUID requestedBy;

    @SuppressWarnings("NullAway.Init")
    protected PaymentRequest() {}

    PaymentRequest(UUID paymentId, int sequence, Reason reason, @Nullable UUID requestedBy, Instant now) {
        this.paymentId = paymentId;
        this.sequence = sequence;
        this.reason = reason;
        this.requestedBy = requestedBy;
        this.requestedAt = now;
    }

    public UUID paymentId() {
        return paymentId;
    }

    /** The how many-eth time this is, from 1. */
    public int sequence() {
        return sequence;
    }

    public Reason reason() {
        return reason;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    @Nullable UUID requestedBy() {
        return requestedBy;
    }
}
