package fr.honoraire.stripe.reconciliation;

import fr.honoraire.billing.dispute.GatewayDispute;
import fr.honoraire.billing.refund.GatewayRefund;
import fr.honoraire.billing.refund.RefundStatus;
import fr.honoraire.payout.GatewayPayout;
import fr.honoraire.stripe.Repairs.Kind;
import fr.honoraire.stripe.reconciliation.Books.DisputeRow;
import fr.honoraire.stripe.reconciliation.Books.PayoutRow;
import fr.honoraire.stripe.reconciliation.Books.RefundRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds what Stripe says against what we say, and tells each difference. What is not ours is left alone. */
final class Comparison {

    /** A call of ours may be under way. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(60);

    private final AtStripe there;
    private final Books here;
    private final Instant now;
    private final List<Difference> found = new ArrayList<>();

    private Comparison(AtStripe there, Books here, Instant now) {
        this.there = there;
        this.here = here;
        this.now = now;
    }

    static List<Difference> of(AtStripe there, Books here, Instant now) {
        var comparison = new Comparison(there, here, now);
        new PaymentComparison(there, here, comparison.found).compare();
        there.refunds().forEach(comparison::refund);
        here.refunds().forEach(comparison::refundHere);
        there.disputes().forEach(comparison::dispute);
        here.disputes().forEach(comparison::disputeHere);
        there.payouts().forEach(comparison::payout);
        here.payouts().forEach(comparison::payoutHere);
        return List.copyOf(comparison.found);
    }

    /** A refund of a charge that is not ours is none of our business. */
    private void refund(GatewayRefund seen) {
        var payment = here.paymentAt(seen.paymentGatewayId());
        if (payment == null) {
            return;
        }
        var row = here.refundAt(seen.id());
        if (row == null) {
            add(Kind.REFUND, seen.id(), payment.id(), Invariant.I5, "not known here");
        } else if (row.status() != seen.status()
                || row.cents() != seen.amount().cents()
                || !row.paymentId().equals(payment.id())) {
            add(
                    Kind.REFUND,
                    seen.id(),
                    payment.id(),
                    Invariant.I1,
                    "here " + row.status() + ", there " + seen.status());
        } else if (!Objects.equals(row.balanceTransactionId(), seen.balanceTransactionId())) {
            add(Kind.REFUND, seen.id(), payment.id(), Invariant.I2, "another movement");
        }
    }

    private void refundHere(RefundRow row) {
        if (row.gatewayId() != null && there.unknown().contains(row.gatewayId())) {
            add(Kind.REFUND, row.gatewayId(), row.paymentId(), Invariant.I5, "not known there");
        }
        var isWaiting = row.status() == RefundStatus.REQUESTED
                && row.requestedAt().plus(UNDER_WAY).isBefore(now)
                && there.refunds().stream().noneMatch(seen -> row.id().equals(seen.ourId()));
        if (isWaiting || row.gatewayId() != null && row.isUnsure()) {
            add(Kind.REFUND, row.id().toString(), row.paymentId(), Invariant.I5, "unknown outcome");
        }
    }

    private void dispute(GatewayDispute seen) {
        var payment = here.paymentAt(seen.paymentGatewayId());
        if (payment == null) {
            return;
        }
        var row = here.disputeAt(seen.id());
        if (row == null) {
            add(Kind.DISPUTE, seen.id(), payment.id(), Invariant.I5, "not known here");
        } else if (isDifferent(row, seen)) {
            add(
                    Kind.DISPUTE,
                    seen.id(),
                    payment.id(),
                    Invariant.I1,
                    "here " + row.status() + ", there " + seen.status());
        }
    }

    private static boolean isDifferent(DisputeRow row, GatewayDispute seen) {
        return row.status() != seen.status()
                || row.cents() != seen.amount().cents()
                || row.withdrawnCents() != seen.withdrawn().cents()
                || row.feeCents() != seen.fee().cents()
                || row.hasEvidence() != seen.hasEvidence()
                || !Objects.equals(row.evidenceDueAt(), seen.evidenceDueAt());
    }

    private void disputeHere(DisputeRow row) {
        if (there.unknown().contains(row.gatewayId())) {
            add(Kind.DISPUTE, row.gatewayId(), row.paymentId(), Invariant.I5, "not known there");
        }
    }

    private void payout(GatewayPayout seen) {
        var row = here.payoutAt(seen.id());
        if (row == null) {
            add(Kind.PAYOUT, seen.id(), null, Invariant.I5, "not known here");
        } else if (isDifferent(row, seen)) {
            add(Kind.PAYOUT, seen.id(), null, Invariant.I3, "here " + row.status() + ", there " + seen.status());
        }
    }

    private static boolean isDifferent(PayoutRow row, GatewayPayout seen) {
        return row.status() != seen.status()
                || row.cents() != seen.amount().cents()
                || !Objects.equals(row.failureCode(), seen.failureCode())
                || !Objects.equals(row.bankReference(), seen.bankReference())
                || seen.linesKnown() && row.linesReadAt() == null;
    }

    private void payoutHere(PayoutRow row) {
        if (there.unknown().contains(row.gatewayId())) {
            add(Kind.PAYOUT, row.gatewayId(), null, Invariant.I5, "not known there");
        }
    }

    private void add(Kind kind, String objectId, @Nullable UUID paymentId, Invariant breaks, String what) {
        found.add(new Difference(kind, objectId, paymentId, breaks, what));
    }
}
