package fr.honoraire.stripe.reconciliation;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Red while an invariant is broken. It has no part in readiness: a question of accounts must not take the application out of
 * the load balancer.
 */
@Component("invariants")
class InvariantHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STALE = Duration.ofMinutes(15);

    private final InvariantResults results;
    private final InstantSource clock;

    InvariantHealth(InvariantResults results, InstantSource clock) {
        this.results = results;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var now = clock.instant();
        var broken = results.broken(now.minus(PATIENCE));
        if (!broken.isEmpty()) {
            return Health.down().withDetails(broken).build();
        }
        return results.oldestCheck()
                .map(checked -> checked.plus(STALE).isBefore(now) ? Health.outOfService() : Health.up())
                .orElseGet(Health::unknown)
                .build();
    }
}
