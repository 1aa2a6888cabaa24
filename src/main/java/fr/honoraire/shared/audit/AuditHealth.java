package fr.honoraire.shared.audit;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Red once somebody has changed, taken out or slipped in an entry of the trail. It has no part in readiness. */
@Component("audit")
class AuditHealth implements HealthIndicator {

    private static final Duration STALE = Duration.ofHours(49);

    private final AuditFindings findings;
    private final InstantSource clock;

    AuditHealth(AuditFindings findings, InstantSource clock) {
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var broken = findings.broken();
        if (broken > 0) {
            return Health.down()
                    .withDetail("broken", broken)
                    .withDetail("chains", findings.samples())
                    .build();
        }
        return findings.checkedAt()
                .map(at -> at.plus(STALE).isBefore(clock.instant()) ? Health.outOfService() : Health.up())
                .orElseGet(Health::unknown)
                .build();
    }
}
