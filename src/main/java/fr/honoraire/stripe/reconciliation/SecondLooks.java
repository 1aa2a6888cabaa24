package fr.honoraire.stripe.reconciliation;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.payout.PayoutService;
import fr.honoraire.stripe.Repairs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has what differs looked at again, by the services that events and sweepers use: nothing is put right in any other way. */
@Component
class SecondLooks {

    private static final Logger log = LoggerFactory.getLogger(SecondLooks.class);

    private final PaymentService payments;
    private final RefundService refunds;
    private final DisputeService disputes;
    private final PayoutService payouts;

    SecondLooks(PaymentService payments, RefundService refunds, DisputeService disputes, PayoutService payouts) {
        this.payments = payments;
        this.refunds = refunds;
        this.disputes = disputes;
        this.payouts = payouts;
    }

    /** Payments first: what was given back of one is only taken over once it is paid. */
    void again(Account account, List<Difference> differences) {
        each(differences, Repairs.Kind.PAYMENT, id -> payments.refresh(id, Cause.RECONCILIATION));
        each(differences, Repairs.Kind.REFUND, id -> refunds.refresh(id, Cause.RECONCILIATION));
        each(differences, Repairs.Kind.DISPUTE, id -> disputes.refresh(id, Cause.RECONCILIATION));
        for (var difference : differences) {
            if (difference.kind() == Repairs.Kind.PAYOUT) {
                quietly(difference.objectId(), () -> payouts.refresh(account.payee(), difference.objectId()));
            }
        }
    }

    private static void each(List<Difference> differences, Repairs.Kind kind, Consumer<UUID> refresh) {
        var ids = new LinkedHashSet<UUID>();
        for (var difference : differences) {
            if (difference.kind() == kind && difference.paymentId() != null) {
                ids.add(difference.paymentId());
            }
        }
        ids.forEach(id -> quietly(id, () -> refresh.accept(id)));
    }

    /** One that cannot be brought up to date does not keep the others; that it differs shows in what is compared next. */
    private static void quietly(Object id, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            log.warn("{} cannot be put right: {}", id, e.getMessage());
        }
    }
}
