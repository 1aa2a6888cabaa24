package fr.honoraire.payout;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks again about transfers under way, and looks for those that no event told us of. */
@Configuration(proxyBeanMethods = false)
class PayoutSweeper {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int BATCH = 50;

    @Bean
    RecurringTask<Void> payoutSweep(PayoutService payouts) {
        return Tasks.recurring("payout-sweep", FixedDelay.of(PAUSE)).execute((instance, context) -> {
            payouts.sweep(BATCH);
            payouts.discoverMissing(BATCH);
        });
    }
}
