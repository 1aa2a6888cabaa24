package fr.honoraire.billing;

import java.time.InstantSource;
import java.time.ZoneOffset;
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

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Payment payment, @Nullable PaymentStatus from, Cause cause) {
        database.sql("""
                        insert into money_journal
                            (practitioner_id, payment_id, from_status, to_status, cause, event_id, actor_id, happened_at)
                        values (:practitioner, :payment, :from, :to, :cause, :event, :actor, :at)""")
                .param("practitioner", payment.practitionerId())
                .param("payment", payment.id())
                .param("from", from == null ? null : from.name())
                .param("to", payment.status().name())
                .param("cause", cause.what())
                .param("event", cause.eventId())
                .param("actor", cause.actorId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
