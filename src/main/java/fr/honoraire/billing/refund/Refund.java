package fr.honoraire.billing.refund;

import fr.honoraire.practitioner.OtherMeans;
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

/** Money given back of a paid note, whole or in part, asked for here or on Stripe's dashboard. */
@Entity
public class Refund extends Stored {

    private static final Duration FIRST_CHECK = Duration.ofSeconds(15);
    private static final Duration WHILE_UNSURE = Duration.ofSeconds(20);
    private static final int LAST_DOUBLING = 14;

    private UUID paymentId;
    private UUID practitionerId;

    @Column(name = "amount_cents")
    private Money amount;

    @Enumerated(EnumType.STRING)
    private RefundStatus status = RefundStatus.REQUESTED;

    @Enumerated(EnumType.STRING)
    private RefundReason reason;

    private String detail;
    private UUID requestId;
    private @Nullable UUID insteadOfId;
    private @Nullable String gatewayId;
    private int attempt = 1;
    private @Nullable String failureCode;
    private @Nullable String balanceTransactionId;
    private Instant requestedAt;
    private @Nullable UUID requestedBy;
    private @Nullable Instant succeededAt;
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable OtherMeans givenMeans;

    private @Nullable Instant givenAt;
    private @Nullable Instant unsureSince;
    private @Nullable Instant checkAt;
    private int checks;

    @SuppressWarnings("NullAway.Init")
    protected Refund() {}

    /** One that somebody wants; Stripe has not been asked. */
    Refund(RefundOrder order, @Nullable UUID insteadOfId, Instant now) {
        this.paymentId = order.paymentId();
        this.practitionerId = order.practitionerId();
        this.amount = order.amount();
        this.reason = order.reason();
        this.detail = order.detail();
        this.requestId = order.requestId();
        this.insteadOfId = insteadOfId;
        this.requestedBy = order.requestedBy();
        this.requestedAt = now;
        lookAgain(now);
    }

    /** One that was made at Stripe without us. */
    Refund(UUID paymentId, UUID practitionerId, GatewayRefund seen) {
        this.paymentId = paymentId;
        this.practitionerId = practitionerId;
        this.amount = seen.amount();
        this.reason = RefundReason.AT_STRIPE;
        this.detail = "";
        this.requestId = id();
        this.requestedAt = seen.createdAt();
    }

    /**
     * Takes over what the gateway says now. An older answer changes nothing: a refund never goes back, except that one which
     * succeeded may still fail.
     *
     * @return whether it stands elsewhere now
     */
    boolean observe(GatewayRefund seen, Instant now) {
        if (!seen.amount().equals(amount) || gatewayId != null && !gatewayId.equals(seen.id())) {
            throw new IllegalStateException("refund " + id() + " is another one at the gateway");
        }
        unsureSince = null;
        if (seen.status() != status && !status.mayBecome(seen.status())) {
            return false;
        }
        var changed = seen.status() != status;
        gatewayId = seen.id();
        status = seen.status();
        failureCode = seen.failureCode();
        balanceTransactionId = seen.balanceTransactionId();
        if (changed) {
            checks = 0;
            succeededAt = status == RefundStatus.SUCCEEDED ? now : succeededAt;
            endedAt = status.cameBack() ? now : null;
        }
        lookAgain(now);
        return changed;
    }

    /** The answer got lost: it may or may not have been done. */
    void becomeUnsure(Instant now) {
        if (unsureSince == null) {
            unsureSince = now;
        }
        lookAgain(now);
    }

    /** The gateway has not heard of it: the next attempt needs a key of its own, for the last one replays its failure. */
    void tryAgain() {
        attempt++;
    }

    /** The gateway said no, and did nothing. */
    void refused(String code, Instant now) {
        unsureSince = null;
        status = RefundStatus.REFUSED;
        failureCode = code;
        endedAt = now;
        checkAt = null;
    }

    /** The patient has it by other means. */
    void givenOtherwise(OtherMeans means, Instant now) {
        givenMeans = means;
        givenAt = now;
    }

    /** The gateway was asked. If that was in vain, it is asked again later, and ever less often. */
    void looked(Instant now) {
        if (checkAt != null && !checkAt.isAfter(now)) {
            lookAgain(now);
        }
    }

    /**
     * Asks again after 15 s, then after ever longer, for some days: banks take their time. What Stripe is not known to have
     * is asked about every twenty seconds, however long that takes.
     */
    private void lookAgain(Instant now) {
        if (status == RefundStatus.REQUESTED) {
            checkAt = now.plus(unsureSince == null ? FIRST_CHECK : WHILE_UNSURE);
            return;
        }
        var isAtRest = switch (status) {
            case REQUESTED, PENDING -> false;
            case SUCCEEDED -> balanceTransactionId != null;
            case FAILED, CANCELED, REFUSED -> true;
        };
        if (isAtRest || checks > LAST_DOUBLING) {
            checkAt = null;
            return;
        }
        checkAt = now.plus(FIRST_CHECK.multipliedBy(1L << checks));
        checks++;
    }

    /** Whether the patient is still owed what this one did not bring him. */
    public boolean isOwed() {
        return status.cameBack() && givenAt == null;
    }

    public UUID paymentId() {
        return paymentId;
    }

    public UUID practitionerId() {
        return practitionerId;
    }

    public Money amount() {
        return amount;
    }

    public RefundStatus status() {
        return status;
    }

    public RefundReason reason() {
        return reason;
    }

    /** Why, in the words of whoever asked. */
    public String detail() {
        return detail;
    }

    /** The form that asked for it: sent twice, it gives once. */
    UUID requestId() {
        return requestId;
    }

    /** The refund that came back and that this one gives again. */
    public @Nullable UUID insteadOfId() {
        return insteadOfId;
    }

    /** Stripe's refund, once there is one. */
    public @Nullable String gatewayId() {
        return gatewayId;
    }

    int attempt() {
        return attempt;
    }

    /** Why it came back or was refused, as Stripe's code. */
    public @Nullable String failureCode() {
        return failureCode;
    }

    /** Its line in the practitioner's balance at Stripe. */
    public @Nullable String balanceTransactionId() {
        return balanceTransactionId;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** The person who asked for it; nobody here, if it was made at Stripe. */
    public @Nullable UUID requestedBy() {
        return requestedBy;
    }

    public @Nullable Instant succeededAt() {
        return succeededAt;
    }

    /** When it came back or was refused. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** How the patient got his money after all. */
    public @Nullable OtherMeans givenMeans() {
        return givenMeans;
    }

    public @Nullable Instant givenAt() {
        return givenAt;
    }

    /** Since when we do not know whether Stripe did what we asked. */
    public @Nullable Instant unsureSince() {
        return unsureSince;
    }

    /** When the sweeper asks again; never, if nothing. */
    @Nullable Instant checkAt() {
        return checkAt;
    }
}
