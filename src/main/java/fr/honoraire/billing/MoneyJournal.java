package fr.honoraire.billing;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down each step a payment takes, by whom and why. The table takes no other writing than more of it. */
@Component
class MoneyJournal {

    private final JdbcClient database;
    private final InstantSource clock;

    MoneyJournal(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What took the step, if it was not the payment itself. */
    record Subject(@Nullable UUID refundId, @Nullable UUID disputeId) {

        static final Subject PAYMENT = new Subject(null, null);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Payment payment, @Nullable PaymentStatus from, Cause cause) {
        record(
                payment,
                Subject.PAYMENT,
                from == null ? null : from.name(),
                payment.status().name(),
                cause);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Payment payment, Subject subject, @Nullable String from, String to, Cause cause) {
        database.sql("""
                        insert into money_journal (practitioner_id, payment_id, refund_id, dispute_id, from_status, to_status,
                            cause, event_id, actor_id, happened_at)
                        values (:practitioner, :payment, :refund, :dispute, :from, :to, :cause, :event, :actor, :at)""")
                .param("practitioner", payment.practitionerId())
                .param("payment", payment.id())
                .param("refund", subject.refundId())
                .param("dispute", subject.disputeId())
                .param("from", from)
                .param("to", to)
                .param("cause", cause.what())
                .param("event", cause.eventId())
                .param("actor", cause.actorId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
