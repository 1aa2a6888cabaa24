package fr.honoraire.stripe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows whether events are being worked off. Every node tells the same: they share the inbox. */
@Component
class StripeEventMetrics implements MeterBinder {

    private final JdbcClient database;
    private final InstantSource clock;

    StripeEventMetrics(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("honoraire.stripe.events.unhandled", this::unhandled)
                .description("Events that Stripe has told us of and that we have not looked into")
                .register(registry);
        Gauge.builder("honoraire.stripe.events.oldest", this::oldest)
                .description("For how long the oldest of them has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    private long unhandled() {
        return database.sql("select count(*) from stripe_event where handled_at is null")
                .query(Long.class)
                .single();
    }

    private long oldest() {
        return database.sql("""
                        select received_at from stripe_event where handled_at is null
                        order by received_at limit 1""")
                .query((row, number) ->
                        row.getObject("received_at", OffsetDateTime.class).toInstant())
                .optional()
                .map(received -> Duration.between(received, clock.instant()).toSeconds())
                .orElse(0L);
    }
}
