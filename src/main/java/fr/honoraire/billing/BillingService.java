package fr.honoraire.billing;

import fr.honoraire.shared.GatewayUnsure;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Bills a patient: issues the note first, then opens its payment at the gateway. Refuses to run in a transaction. */
@Service
@Transactional(propagation = Propagation.NEVER)
public class BillingService {

    private final NoteIssue issue;
    private final PaymentService payments;

    BillingService(NoteIssue issue, PaymentService payments) {
        this.issue = issue;
        this.payments = payments;
    }

    /**
     * Issues a note d'honoraires. The same request twice issues one. The note stands even if the gateway gives no answer:
     * the sweeper then opens its payment.
     *
     * @throws CannotBill if the order cannot be carried out as it is, with the reason
     */
    public Payment bill(BillOrder order, Cause cause) {
        var issued = issueOnce(order, cause);
        if (issued.gatewayId() != null || issued.status().isFinal()) {
            return issued;
        }
        try {
            return payments.open(issued.id(), cause);
        } catch (GatewayUnsure e) {
            return payments.get(issued.id());
        }
    }

    private Payment issueOnce(BillOrder order, Cause cause) {
        try {
            return issue.issue(order, cause);
        } catch (NoteIssue.SentTwice theOtherIssuedIt) {
            return issue.issue(order, cause);
        }
    }

    /**
     * Replaces an unpaid note: undoes it by a credit note, then issues another.
     *
     * @throws CannotBill if the former one was paid meanwhile, or cannot be cancelled yet
     */
    public Payment replace(UUID paymentId, BillOrder order, Cause cause) {
        issue.check(order);
        var former = payments.close(paymentId, PaymentStatus.CANCELED, null, cause);
        if (former.status() == PaymentStatus.PAID) {
            throw new CannotBill(CannotBill.Reason.ALREADY_PAID);
        }
        if (former.status() != PaymentStatus.CANCELED) {
            throw new CannotBill(CannotBill.Reason.CANCEL_PENDING);
        }
        return bill(order, cause);
    }
}
