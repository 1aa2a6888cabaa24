package fr.honoraire.stripe.reconciliation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Goes through accounts and fetches events in the background. Two accounts at once, whatever the number of nodes: that leaves
 * Stripe's limits to those who pay.
 */
@Configuration(proxyBeanMethods = false)
class ReconciliationJobs {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration EVENTS_PAUSE = Duration.ofMinutes(1);
    private static final int ACCOUNTS = 60;

    private final boolean isUnattended;

    /** @param isUnattended whether anything is done unless somebody asks for it */
    ReconciliationJobs(@Value("${reconciliation.unattended}") boolean isUnattended) {
        this.isUnattended = isUnattended;
    }

    @Bean
    RecurringTask<Void> reconciliationOdd(Reconciliation reconciliation) {
        return lane("reconciliation-1", reconciliation);
    }

    @Bean
    RecurringTask<Void> reconciliationEven(Reconciliation reconciliation) {
        return lane("reconciliation-2", reconciliation);
    }

    private RecurringTask<Void> lane(String name, Reconciliation reconciliation) {
        return job(name, PAUSE, () -> reconciliation.goThrough(ACCOUNTS));
    }

    private RecurringTask<Void> job(String name, Duration pause, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((instance, context) -> {
            if (isUnattended) {
                work.run();
            }
        });
    }

    @Bean
    RecurringTask<Void> eventCatchUpEveryMinute(EventCatchUp events) {
        return job("undelivered-events", EVENTS_PAUSE, () -> events.catchUp(ACCOUNTS));
    }
}
