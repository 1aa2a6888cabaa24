package fr.honoraire.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows the operator whether e-mails leave. */
@Component
class EmailMetrics implements MeterBinder {

    private static final Duration LATELY = Duration.ofDays(1);

    private final JdbcClient database;
    private final InstantSource clock;

    EmailMetrics(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("honoraire.email.waiting", this, EmailMetrics::waiting)
                .description("E-mails that no mail server has taken yet")
                .register(registry);
        Gauge.builder("honoraire.email.waiting.oldest", this, EmailMetrics::oldest)
                .description("For how long the oldest of them has been waiting")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("honoraire.email.failed", this, EmailMetrics::failed)
                .description("E-mails of the last day that no mail server will take")
                .register(registry);
    }

    private double waiting() {
        return database.sql("select count(*) from email_message where status = 'WAITING'")
                .query(Long.class)
                .single();
    }

    private double oldest() {
        return database.sql("select min(created_at) from email_message where status = 'WAITING'")
                .query(OffsetDateTime.class)
                .optional()
                .map(since ->
                        Duration.between(since.toInstant(), clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private double failed() {
        return database.sql("select count(*) from email_message where status = 'FAILED' and created_at > :since")
                .param("since", clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
