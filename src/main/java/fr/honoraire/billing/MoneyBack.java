package fr.honoraire.billing;

import fr.honoraire.billing.MoneyJournal.Subject;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.NotFound;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What refunds and disputes change about a paid note. They all wait for the payment's row first, so that two at once see
 * each other.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MoneyBack {

    private final Payments payments;
    private final PaymentBooks books;
    private final CreditNotes creditNotes;
    private final MoneyJournal journal;
    private final ApplicationEventPublisher events;

    MoneyBack(
            Payments payments,
            PaymentBooks books,
            CreditNotes creditNotes,
            MoneyJournal journal,
            ApplicationEventPublisher events) {
        this.payments = payments;
        this.books = books;
        this.creditNotes = creditNotes;
        this.journal = journal;
        this.events = events;
    }

    /** The payment, to itself until the end of the transaction. */
    public Payment lock(UUID paymentId) {
        return payments.lock(paymentId).orElseThrow(NotFound::new);
    }

    /** Takes over what a payment's refunds at the gateway add up to. */
    public void refunded(Payment payment, Money sum) {
        payment.refunded(sum);
        changed(payment);
    }

    /** Takes over what a payment's disputes hold back, and how the latest stands. */
    public void disputed(Payment payment, Money sum, @Nullable DisputeStanding standing) {
        payment.disputed(sum, standing);
        changed(payment);
    }

    private void changed(Payment payment) {
        payments.save(payment);
        events.publishEvent(new PaymentChanged(payment.id(), payment.consultationId(), payment.practitionerId()));
        books.tell(payment);
    }

    /** Issues the credit note for what a refund gives back. */
    public void credit(Payment payment, Money amount, UUID refundId) {
        creditNotes.refund(payment.noteId(), amount, refundId);
    }

    /** Notes a step of a refund. */
    public void refundMoved(Payment payment, UUID refundId, @Nullable String from, String to, Cause cause) {
        journal.record(payment, new Subject(refundId, null), from, to, cause);
    }

    /** Notes a step of a dispute. */
    public void disputeMoved(Payment payment, UUID disputeId, @Nullable String from, String to, Cause cause) {
        journal.record(payment, new Subject(null, disputeId), from, to, cause);
    }
}
