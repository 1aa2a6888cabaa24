package fr.honoraire.billing.dispute;

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

/** A patient's objection to a payment, made at his bank. */
@Entity
public class Dispute extends Stored {

    private static final Duration FIRST_CHECK = Duration.ofMinutes(1);
    private static final Duration LAST_PAUSE = Duration.ofHours(12);
    private static final int LAST_DOUBLING = 10;

    private UUID paymentId;
    private UUID practitionerId;
    private String gatewayId;

    @Column(name = "amount_cents")
    private Money amount;

    @Column(name = "withdrawn_cents")
    private Money withdrawn;

    @Column(name = "fee_cents")
    private Money fee;

    @Enumerated(EnumType.STRING)
    private DisputeStatus status;

    private String reason;
    private Instant openedAt;
    private @Nullable Instant evidenceDueAt;
    private boolean hasEvidence;
    private @Nullable Instant closedAt;
    private @Nullable Instant checkAt;
    private int checks;

    @SuppressWarnings("NullAway.Init")
    protected Dispute() {}

    Dispute(UUID paymentId, UUID practitionerId, GatewayDispute seen, Instant now) {
        this.paymentId = paymentId;
        this.practitionerId = practitionerId;
        this.gatewayId = seen.id();
        this.openedAt = seen.openedAt();
        this.status = seen.status();
        this.closedAt = seen.status().isFinal() ? now : null;
        this.amount = seen.amount();
        this.withdrawn = seen.withdrawn();
        this.fee = seen.fee();
        this.reason = seen.reason();
        observe(seen, now);
    }

    /**
     * Takes over what the gateway says now. An answer older than what we know changes nothing.
     *
     * @return whether it stands elsewhere now
     */
    final boolean observe(GatewayDispute seen, Instant now) {
        if (seen.status() != status && !status.mayBecome(seen.status())) {
            return false;
        }
        var changed = seen.status() != status;
        status = seen.status();
        amount = seen.amount();
        withdrawn = seen.withdrawn();
        fee = seen.fee();
        reason = seen.reason();
        evidenceDueAt = seen.evidenceDueAt();
        hasEvidence = seen.hasEvidence();
        if (changed) {
            checks = 0;
            closedAt = status.isFinal() ? now : null;
        }
        lookAgain(now);
        return changed;
    }

    /** The gateway was asked. If that was in vain, it is asked again later, and ever less often. */
    void looked(Instant now) {
        if (checkAt != null && !checkAt.isAfter(now)) {
            lookAgain(now);
        }
    }

    /** Banks take weeks: after a while twice a day is often enough, for the events tell sooner. */
    private void lookAgain(Instant now) {
        if (status.isFinal()) {
            checkAt = null;
            return;
        }
        var pause = FIRST_CHECK.multipliedBy(1L << Math.min(checks, LAST_DOUBLING));
        checkAt = now.plus(pause.compareTo(LAST_PAUSE) < 0 ? pause : LAST_PAUSE);
        checks++;
    }

    /** Whether an answer can still be sent, and none was. */
    public boolean awaitsAnswer(Instant now) {
        return status.canBeAnswered() && evidenceDueAt != null && evidenceDueAt.isAfter(now);
    }

    public UUID paymentId() {
        return paymentId;
    }

    public UUID practitionerId() {
        return practitionerId;
    }

    /** Stripe's dispute. */
    public String gatewayId() {
        return gatewayId;
    }

    /** What is contested. */
    public Money amount() {
        return amount;
    }

    /** What it has taken off the balance for now, or for good, its fee apart. */
    public Money withdrawn() {
        return withdrawn;
    }

    /** What it costs besides. */
    public Money fee() {
        return fee;
    }

    public DisputeStatus status() {
        return status;
    }

    /** What the patient told his bank, as Stripe's code. */
    public String reason() {
        return reason;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** Until when the practitioner may answer. */
    public @Nullable Instant evidenceDueAt() {
        return evidenceDueAt;
    }

    /** Whether something was sent in answer. */
    public boolean hasEvidence() {
        return hasEvidence;
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }

    /** When the sweeper asks again; never, if nothing. */
    @Nullable Instant checkAt() {
        return checkAt;
    }
}
