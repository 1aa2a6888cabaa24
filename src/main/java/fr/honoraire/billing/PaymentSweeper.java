package fr.honoraire.billing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks again about payments that should have moved and did not: with every webhook lost, the money still shows. */
@Configuration(proxyBeanMethods = false)
class PaymentSweeper {

    private static final Logger log = LoggerFactory.getLogger(PaymentSweeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int BATCH = 100;

    @Bean
    RecurringTask<Void> paymentSweep(PaymentService payments) {
        return Tasks.recurring("payment-sweep", FixedDelay.of(PAUSE))
                .execute((instance, context) -> payments.due(BATCH).forEach(id -> askAgain(payments, id)));
    }

    /** One sick payment must not keep the others waiting. */
    private static void askAgain(PaymentService payments, UUID id) {
        try {
            payments.refresh(id, Cause.SWEEPER);
        } catch (GatewayUnsure | GatewayRefused e) {
            log.info("payment {}: {}", id, e.getMessage());
        } catch (RuntimeException e) {
            log.error("payment {} cannot be brought up to date", id, e);
        }
    }
}
