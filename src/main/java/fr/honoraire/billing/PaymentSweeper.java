package fr.honoraire.billing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks again about payments that should have moved and did not: with every webhook lost, the money still shows. */
@Configuration(proxyBeanMethods = false)
class PaymentSweeper {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int BATCH = 100;

    @Bean
    RecurringTask<Void> paymentSweep(PaymentService payments) {
        return Tasks.recurring("payment-sweep", FixedDelay.of(PAUSE))
                .execute((instance, context) -> payments.sweep(BATCH));
    }
}
