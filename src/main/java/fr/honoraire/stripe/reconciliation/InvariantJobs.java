package fr.honoraire.stripe.reconciliation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the invariants checked, by one node at a time. */
@Configuration(proxyBeanMethods = false)
class InvariantJobs {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> invariantCheck(InvariantChecks checks) {
        return Tasks.recurring("invariants", FixedDelay.of(PAUSE)).execute((instance, context) -> checks.look());
    }
}
