package fr.honoraire.stripe.reconciliation;

import fr.honoraire.stripe.Repairs;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows what had to be put right, and what is wrong. Every node tells the same: they share the tables. */
@Component
class ReconciliationMetrics implements MeterBinder {

    private final Repairs repairs;
    private final InvariantResults invariants;
    private final JdbcClient database;
    private final InstantSource clock;

    ReconciliationMetrics(Repairs repairs, InvariantResults invariants, JdbcClient database, InstantSource clock) {
        this.repairs = repairs;
        this.invariants = invariants;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var kind : Repairs.Kind.values()) {
            FunctionCounter.builder("honoraire.reconciliation.repairs", repairs, counted -> counted.count(kind))
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .description("What had to be put right because nobody had told us")
                    .register(registry);
        }
        Gauge.builder("honoraire.reconciliation.age", this, ReconciliationMetrics::age)
                .description("Since when the account that has waited longest has not been gone through")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("honoraire.reconciliation.failing", this, ReconciliationMetrics::failing)
                .description("Accounts of which the last pass failed")
                .register(registry);
        Gauge.builder("honoraire.reconciliation.foreign", this, ReconciliationMetrics::foreign)
                .description("Payments on practitioners' accounts that have nothing to do with us")
                .register(registry);
        for (var invariant : Invariant.values()) {
            invariant(registry, invariant);
        }
    }

    private void invariant(MeterRegistry registry, Invariant invariant) {
        Gauge.builder("honoraire.invariant.violations", () -> invariants.violations(invariant))
                .tag("id", invariant.name())
                .description("How much breaks it")
                .register(registry);
        Gauge.builder("honoraire.invariant.age", () -> sinceChecked(invariant))
                .tag("id", invariant.name())
                .description("Since when it has not been checked")
                .baseUnit("seconds")
                .register(registry);
    }

    private double sinceChecked(Invariant invariant) {
        return invariants
                .checkedAt(invariant)
                .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    private double age() {
        return database.sql("select min(done_at) as oldest from reconciliation")
                .query((row, number) -> Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class)))
                .single()
                .map(done -> Duration.between(done.toInstant(), clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private double foreign() {
        return database.sql("select count(*) from balance_entry where kind = 'PAYMENT' and payment_id is null")
                .query(Long.class)
                .single();
    }

    private double failing() {
        return database.sql("select count(*) from reconciliation where failures > 0")
                .query(Long.class)
                .single();
    }
}
