package fr.honoraire.stripe.reconciliation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Goes through accounts and fetches events in the background. Two accounts at once, whatever the number of nodes: that leaves
 * Stripe's limits to those who pay.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("reconciliation.unattended")
class ReconciliationJobs {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration EVENTS_PAUSE = Duration.ofMinutes(1);
    private static final int ACCOUNTS = 60;

    @Bean
    RecurringTask<Void> reconciliationOdd(Reconciliation reconciliation) {
        return lane("reconciliation-1", reconciliation);
    }

    @Bean
    RecurringTask<Void> reconciliationEven(Reconciliation reconciliation) {
        return lane("reconciliation-2", reconciliation);
    }

    private static RecurringTask<Void> lane(String name, Reconciliation reconciliation) {
        return Tasks.recurring(name, FixedDelay.of(PAUSE))
                .execute((instance, context) -> reconciliation.goThrough(ACCOUNTS));
    }

    @Bean
    RecurringTask<Void> eventCatchUpEveryMinute(EventCatchUp events) {
        return Tasks.recurring("undelivered-events", FixedDelay.of(EVENTS_PAUSE))
                .execute((instance, context) -> events.catchUp(ACCOUNTS));
    }
}
