package fr.honoraire.shared.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Shows whether the trail holds, and how long ago that was looked at. */
@Component
class AuditMetrics implements MeterBinder {

    private final AuditFindings findings;
    private final InstantSource clock;

    AuditMetrics(AuditFindings findings, InstantSource clock) {
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("honoraire.audit.broken", findings, AuditFindings::broken)
                .description("Chains of the audit trail in which an entry was changed, is missing or was slipped in")
                .register(registry);
        Gauge.builder("honoraire.audit.age", this, AuditMetrics::age)
                .description("Since when the audit trail has not been checked")
                .baseUnit("seconds")
                .register(registry);
    }

    private double age() {
        return findings.checkedAt()
                .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
