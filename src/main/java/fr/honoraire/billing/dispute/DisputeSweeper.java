package fr.honoraire.billing.dispute;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks again about disputes that banks have not decided. */
@Configuration(proxyBeanMethods = false)
class DisputeSweeper {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int BATCH = 100;

    @Bean
    RecurringTask<Void> disputeSweep(DisputeService disputes) {
        return Tasks.recurring("dispute-sweep", FixedDelay.of(PAUSE))
                .execute((instance, context) -> disputes.sweep(BATCH));
    }
}
