package fr.honoraire.billing.refund;

import fr.honoraire.billing.DisputeStanding;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.refund.CannotRefund.Reason;
import fr.honoraire.shared.Money;
import java.util.Collection;

/** How much of a paid note can still be given back. */
final class RefundLimits {

    private RefundLimits() {}

    /** @throws CannotRefund if it is not paid, contested, or there is not that much left */
    static void check(Payment payment, Collection<Refund> refunds, Money wanted) {
        if (payment.status() != PaymentStatus.PAID) {
            throw new CannotRefund(Reason.NOT_PAID);
        }
        checkDispute(payment);
        if (wanted.isZero()) {
            throw new CannotRefund(Reason.NOTHING);
        }
        if (wanted.isMoreThan(left(payment, refunds))) {
            throw new CannotRefund(Reason.MORE_THAN_LEFT);
        }
    }

    /** While a bank holds the money, or has given it back itself, a refund would give it twice. */
    static void checkDispute(Payment payment) {
        if (isContested(payment)) {
            throw new CannotRefund(Reason.DISPUTED);
        }
    }

    /** Whether anything can be given back now. */
    static boolean allow(Payment payment, Money left) {
        return payment.status() == PaymentStatus.PAID && !isContested(payment) && !left.isZero();
    }

    private static boolean isContested(Payment payment) {
        return payment.dispute() == DisputeStanding.OPEN || payment.dispute() == DisputeStanding.LOST;
    }

    /** One that came back still counts: it is owed, and can only be given again. */
    static Money left(Payment payment, Collection<Refund> refunds) {
        if (payment.status() != PaymentStatus.PAID) {
            return Money.ZERO;
        }
        var taken = refunds.stream()
                .filter(refund -> refund.status() != RefundStatus.REFUSED && refund.insteadOfId() == null)
                .map(Refund::amount)
                .reduce(Money.ZERO, Money::plus);
        return taken.isMoreThan(payment.amount())
                ? Money.ZERO
                : payment.amount().minus(taken);
    }
}
