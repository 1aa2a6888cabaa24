package fr.honoraire.billing.refund;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks again about refunds that should have moved and did not. */
@Configuration(proxyBeanMethods = false)
class RefundSweeper {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int BATCH = 100;

    @Bean
    RecurringTask<Void> refundSweep(RefundService refunds) {
        return Tasks.recurring("refund-sweep", FixedDelay.of(PAUSE))
                .execute((instance, context) -> refunds.sweep(BATCH));
    }
}
