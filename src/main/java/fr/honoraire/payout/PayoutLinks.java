package fr.honoraire.payout;

import fr.honoraire.billing.NotePaid;
import fr.honoraire.billing.PaymentChanged;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says which note, refund or dispute of ours each line of a transfer stands for, as soon as both are known here: an event
 * may be lost, and the refund be heard of after the transfer that took it back. Another practitioner's is never looked at.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PayoutLinks {

    private static final String LINK = """
            update payout_line line
               set payment_id = payment.id,
                   refund_id = (select id from refund
                                 where gateway_id = line.source_id and payment_id = payment.id and line.kind = 'REFUND'),
                   dispute_id = (select id from dispute
                                  where gateway_id = line.source_id and payment_id = payment.id and line.kind = 'DISPUTE')
              from payment
             where payment.charge_id = line.charge_id and payment.practitioner_id = line.practitioner_id
               and (line.payment_id is null
                    or line.kind in ('REFUND', 'DISPUTE') and line.refund_id is null and line.dispute_id is null)
               and""";

    private final JdbcClient database;
    private final EntityManager entities;

    PayoutLinks(JdbcClient database, EntityManager entities) {
        this.database = database;
        this.entities = entities;
    }

    /** The lines of a transfer that was just read. */
    void link(Payout payout) {
        link(" line.payout_id = :id", payout.id());
    }

    @EventListener
    void on(NotePaid paid) {
        link(" payment.id = :id", paid.paymentId());
    }

    /** Its refunds and disputes change it too. */
    @EventListener
    void on(PaymentChanged changed) {
        link(" payment.id = :id", changed.paymentId());
    }

    /** The database has not seen what JPA still holds. */
    private void link(String which, UUID id) {
        entities.flush();
        database.sql(LINK + which).param("id", id).update();
    }
}
