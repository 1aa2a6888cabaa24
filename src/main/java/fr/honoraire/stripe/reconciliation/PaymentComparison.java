package fr.honoraire.stripe.reconciliation;

import fr.honoraire.billing.GatewayPayment;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.SeenPayment;
import fr.honoraire.stripe.Repairs.Kind;
import fr.honoraire.stripe.reconciliation.Books.PaymentRow;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a {@link Comparison} that is about payments. */
final class PaymentComparison {

    private final AtStripe there;
    private final Books here;
    private final List<Difference> found;

    PaymentComparison(AtStripe there, Books here, List<Difference> found) {
        this.there = there;
        this.here = here;
        this.found = found;
    }

    void compare() {
        there.payments().forEach(this::payment);
        here.payments().forEach(this::paymentHere);
    }

    private void payment(SeenPayment seen) {
        var payment = seen.payment();
        var row = here.payment(seen.ourId());
        if (row == null) {
            add(payment.id(), null, Invariant.I5, "no row here for its payment");
        } else if (row.gatewayId() == null) {
            if (!row.status().isFinal() || payment.status() == PaymentStatus.PAID) {
                add(payment.id(), row.id(), Invariant.I5, "not known here");
            }
        } else if (!row.gatewayId().equals(payment.id())) {
            if (payment.status() == PaymentStatus.PAID) {
                add(payment.id(), row.id(), Invariant.I5, "paid beside the one known here");
            }
        } else {
            payment(row, payment);
        }
    }

    private void payment(PaymentRow row, GatewayPayment seen) {
        var paidHere = row.status() == PaymentStatus.PAID;
        var paidThere = seen.status() == PaymentStatus.PAID;
        if (seen.amount().cents() != row.cents()) {
            add(seen.id(), row.id(), paidHere ? Invariant.I4 : Invariant.I1, "another amount");
        } else if (paidHere != paidThere) {
            add(
                    seen.id(),
                    row.id(),
                    paidHere ? Invariant.I4 : Invariant.I1,
                    "here " + row.status() + ", there " + seen.status());
        } else if (paidThere && !Objects.equals(row.chargeId(), seen.chargeId())) {
            add(seen.id(), row.id(), Invariant.I4, "another charge");
        } else if (paidThere && isSettledOtherwise(row, seen)) {
            add(seen.id(), row.id(), Invariant.I2, "another settlement");
        } else if (row.isUnsure()) {
            add(seen.id(), row.id(), Invariant.I5, "unknown outcome");
        } else if (!row.status().isFinal() && isElsewhere(row, seen)) {
            add(seen.id(), row.id(), Invariant.I1, "here " + row.status() + ", there " + seen.status());
        }
    }

    private static boolean isSettledOtherwise(PaymentRow row, GatewayPayment seen) {
        var settlement = seen.settlement();
        return settlement != null
                && !(settlement.balanceTransactionId().equals(row.balanceTransactionId())
                        && Objects.equals(settlement.net().cents(), row.netCents()));
    }

    private static boolean isElsewhere(PaymentRow row, GatewayPayment seen) {
        return seen.status() != row.status() || !Objects.equals(seen.declineCode(), row.declineCode());
    }

    private void paymentHere(PaymentRow row) {
        if (row.gatewayId() != null && there.unknown().contains(row.gatewayId())) {
            add(
                    row.gatewayId(),
                    row.id(),
                    row.status() == PaymentStatus.PAID ? Invariant.I4 : Invariant.I5,
                    "not known there");
        }
    }

    private void add(String objectId, @Nullable UUID paymentId, Invariant breaks, String what) {
        found.add(new Difference(Kind.PAYMENT, objectId, paymentId, breaks, what));
    }
}
