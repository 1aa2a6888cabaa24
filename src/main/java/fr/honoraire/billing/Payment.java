package fr.honoraire.billing;

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

/** How a note's amount is collected: one PaymentIntent on the practitioner's account, which can succeed once. */
@Entity
public class Payment extends Stored {

    private static final Duration FIRST_CHECK = Duration.ofSeconds(15);
    private static final Duration WHILE_UNSURE = Duration.ofSeconds(20);
    private static final int LAST_DOUBLING = 10;

    private UUID noteId;
    private UUID practitionerId;
    private UUID consultationId;
    private UUID participantId;
    private String payee;
    private @Nullable String statementDescriptor;

    @Column(name = "amount_cents")
    private Money amount;

    @Enumerated(EnumType.STRING)
    private PaymentStatus status = PaymentStatus.OPEN;

    @Enumerated(EnumType.STRING)
    private @Nullable PaymentStatus closingAs;

    @Enumerated(EnumType.STRING)
    private @Nullable OtherMeans otherMeans;

    private @Nullable String gatewayId;
    private int openingAttempt = 1;
    private @Nullable String openingRefused;
    private @Nullable String chargeId;
    private @Nullable String declineCode;
    private @Nullable String card;
    private int linkGeneration = 1;
    private Instant createdAt;
    private @Nullable Instant seenAt;
    private @Nullable Instant paidAt;
    private @Nullable Instant closedAt;
    private @Nullable String balanceTransactionId;

    @Column(name = "fee_cents")
    private @Nullable Money fee;

    @Column(name = "net_cents")
    private @Nullable Money net;

    private @Nullable Instant availableOn;

    @Column(name = "refunded_cents")
    private Money refunded = Money.ZERO;

    @Column(name = "disputed_cents")
    private Money disputed = Money.ZERO;

    @Enumerated(EnumType.STRING)
    private @Nullable DisputeStanding dispute;

    private @Nullable Instant unsureSince;
    private @Nullable Instant checkAt;
    private int checks;

    @SuppressWarnings("NullAway.Init")
    protected Payment() {}

    Payment(Note note, String payee, String statementDescriptor, Instant now) {
        this.noteId = note.id();
        this.practitionerId = note.practitionerId();
        this.consultationId = note.consultationId();
        this.participantId = note.participantId();
        this.amount = note.amount();
        this.payee = payee;
        this.statementDescriptor = statementDescriptor.isEmpty() ? null : statementDescriptor;
        this.createdAt = now;
        checkSoon(now);
    }

    /**
     * Takes over what the gateway says now. Saying it twice changes nothing, nor does an answer read before the payment
     * ended. Two different endings are never right: a person has to look.
     *
     * @return whether this call changed where the payment stands
     */
    boolean observe(GatewayPayment seen, Instant now) {
        if (!seen.amount().equals(amount)) {
            throw new AmountsDiffer(id());
        }
        unsureSince = null;
        if (status.isFinal()) {
            refuseAnotherEnding(seen);
            settle(seen.settlement(), now);
            return false;
        }
        gatewayId = seen.id();
        openingRefused = null;
        declineCode = seen.declineCode();
        var changed = become(endingFor(seen.status()), now);
        if (status == PaymentStatus.PAID) {
            chargeId = seen.chargeId();
            card = seen.card();
            settle(seen.settlement(), now);
        } else {
            lookAgain(now);
        }
        return changed;
    }

    private void refuseAnotherEnding(GatewayPayment seen) {
        var paidHere = status == PaymentStatus.PAID;
        var paidThere = seen.status() == PaymentStatus.PAID;
        if (seen.status().isFinal() && paidHere != paidThere) {
            throw new ConflictingEndings(id(), status, seen.status());
        }
    }

    /** What the gateway calls cancelled ends here as what the practitioner wanted. */
    private PaymentStatus endingFor(PaymentStatus seen) {
        return seen == PaymentStatus.CANCELED && closingAs != null ? closingAs : seen;
    }

    private boolean become(PaymentStatus next, Instant now) {
        if (next == status) {
            return false;
        }
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("payment " + id() + " cannot go from " + status + " to " + next);
        }
        status = next;
        checks = 0;
        if (next == PaymentStatus.PAID) {
            paidAt = now;
        } else if (next.isFinal()) {
            closedAt = now;
        }
        return true;
    }

    private void settle(GatewayPayment.@Nullable Settlement settlement, Instant now) {
        if (settlement != null) {
            balanceTransactionId = settlement.balanceTransactionId();
            fee = settlement.fee();
            net = settlement.net();
            availableOn = settlement.availableOn();
        }
        lookAgain(now);
    }

    /** Records that the practitioner no longer wants it paid by card. What becomes of it, the gateway says. */
    void wantClosedAs(PaymentStatus ending, @Nullable OtherMeans means, Instant now) {
        closingAs = ending;
        otherMeans = means;
        checkSoon(now);
    }

    /** It was never opened at the gateway, which has just said so: closing it needs nobody's leave. */
    boolean closeUnopened(Instant now) {
        var ending = closingAs;
        if (status.isFinal() || gatewayId != null || ending == null) {
            return false;
        }
        become(ending, now);
        lookAgain(now);
        return true;
    }

    /** The answer got lost: it may or may not have been done. */
    void becomeUnsure(Instant now) {
        if (isSettled()) {
            return;
        }
        if (unsureSince == null) {
            unsureSince = now;
        }
        lookAgain(now);
    }

    /** Nothing more can become of it: that one reading of it failed leaves nothing unknown. */
    private boolean isSettled() {
        return status == PaymentStatus.PAID ? net != null : status.isFinal();
    }

    /** The gateway has not heard of it: the next attempt needs a key of its own, for the last one replays its failure. */
    void openAgain() {
        openingAttempt++;
    }

    /** The gateway will not open it as things stand. */
    void openingWasRefused(String code, Instant now) {
        unsureSince = null;
        openingRefused = code;
        lookAgain(now);
    }

    /** The patient's browser is at it, so something is likely to change soon. */
    void visited(Instant now) {
        if (seenAt == null) {
            seenAt = now;
        }
        checkSoon(now);
    }

    private void checkSoon(Instant now) {
        checks = 0;
        checkAt = now.plus(FIRST_CHECK);
    }

    /** The gateway was asked. If that was in vain, it is asked again later, and ever less often. */
    void looked(Instant now) {
        if (checkAt != null && !checkAt.isAfter(now)) {
            lookAgain(now);
        }
    }

    /**
     * Asks again after 15 s, then after ever longer; some hours later only an event wakes it. What is unknown is asked about
     * every twenty seconds, however long that takes.
     */
    private void lookAgain(Instant now) {
        if (unsureSince != null) {
            checkAt = now.plus(WHILE_UNSURE);
            return;
        }
        if (isAtRest() || checks > LAST_DOUBLING) {
            checkAt = null;
            return;
        }
        checkAt = now.plus(FIRST_CHECK.multipliedBy(1L << checks));
        checks++;
    }

    /** Nothing more is to come of it at the gateway. */
    private boolean isAtRest() {
        return switch (status) {
            case OPEN -> gatewayId != null && closingAs == null && unsureSince == null && seenAt == null;
            case PROCESSING -> false;
            case PAID -> net != null;
            case CANCELED, SETTLED_OTHERWISE, WRITTEN_OFF -> true;
        };
    }

    /** Takes over what its refunds at the gateway add up to. */
    void refunded(Money sum) {
        refunded = sum;
    }

    /** Takes over what its disputes hold back, and how the latest of them stands. */
    void disputed(Money sum, @Nullable DisputeStanding standing) {
        disputed = sum;
        dispute = standing;
    }

    /** The words a practitioner reads. */
    public PaymentView view() {
        return PaymentView.of(this);
    }

    public UUID noteId() {
        return noteId;
    }

    public UUID practitionerId() {
        return practitionerId;
    }

    public UUID consultationId() {
        return consultationId;
    }

    public UUID participantId() {
        return participantId;
    }

    /** What stands on the patient's bank statement beside the practitioner's name. */
    @Nullable String statementDescriptor() {
        return statementDescriptor;
    }

    /** The practitioner's account at Stripe, on which it is collected. */
    public String payee() {
        return payee;
    }

    public Money amount() {
        return amount;
    }

    public PaymentStatus status() {
        return status;
    }

    /** What it shall end as, once the gateway has let go of it. */
    public @Nullable PaymentStatus closingAs() {
        return closingAs;
    }

    public @Nullable OtherMeans otherMeans() {
        return otherMeans;
    }

    /** Stripe's PaymentIntent, once there is one. */
    public @Nullable String gatewayId() {
        return gatewayId;
    }

    int openingAttempt() {
        return openingAttempt;
    }

    /** Why Stripe would not open it, as its code. */
    public @Nullable String openingRefused() {
        return openingRefused;
    }

    public @Nullable String chargeId() {
        return chargeId;
    }

    /** Why the last attempt was declined, as Stripe's code. */
    public @Nullable String declineCode() {
        return declineCode;
    }

    /** Brand and last four digits, as {@code visa 4242}. */
    public @Nullable String card() {
        return card;
    }

    /** Raising it revokes every link sent before. */
    public int linkGeneration() {
        return linkGeneration;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When the patient first had the payment form before him. */
    public @Nullable Instant seenAt() {
        return seenAt;
    }

    public @Nullable Instant paidAt() {
        return paidAt;
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }

    /** The charge's balance transaction at Stripe, once there is one. */
    public @Nullable String balanceTransactionId() {
        return balanceTransactionId;
    }

    /** What Stripe kept. */
    public @Nullable Money fee() {
        return fee;
    }

    /** What reaches the practitioner. */
    public @Nullable Money net() {
        return net;
    }

    /** When the money can leave for the bank. */
    public @Nullable Instant availableOn() {
        return availableOn;
    }

    /** What has gone back to the patient, or is on its way to him. */
    public Money refunded() {
        return refunded;
    }

    /** What disputes have taken off the practitioner's balance for now, or for good. */
    public Money disputed() {
        return disputed;
    }

    /** How the patient's objection at his bank stands, if he made one. */
    public @Nullable DisputeStanding dispute() {
        return dispute;
    }

    /** Since when we do not know whether Stripe did what we asked. */
    public @Nullable Instant unsureSince() {
        return unsureSince;
    }

    /** When the sweeper asks again; never, if nothing. */
    public @Nullable Instant checkAt() {
        return checkAt;
    }
}
