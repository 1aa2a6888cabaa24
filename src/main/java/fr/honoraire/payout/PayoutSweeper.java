package fr.honoraire.payout;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import fr.honoraire.practitioner.PayeeService;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks again about transfers under way, and looks for those that no event told us of. */
@Configuration(proxyBeanMethods = false)
class PayoutSweeper {

    private static final Logger log = LoggerFactory.getLogger(PayoutSweeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int BATCH = 50;

    @Bean
    RecurringTask<Void> payoutSweep(PayoutService payouts, PayoutWatch watch, PayeeService payees) {
        return Tasks.recurring("payout-sweep", FixedDelay.of(PAUSE)).execute((instance, context) -> {
            for (var payout : payouts.due(BATCH)) {
                payees.of(payout.practitionerId())
                        .map(payee -> payee.gatewayId())
                        .ifPresent(payee -> quietly(payout.id(), () -> payouts.refresh(payee, payout.gatewayId())));
            }
            for (var missing : watch.missing(BATCH)) {
                watch.looked(missing.practitionerId());
                quietly(missing.practitionerId(), () -> payouts.discover(missing.payee(), missing.paidSince()));
            }
        });
    }

    /** One sick account must not keep the others waiting. */
    private static void quietly(UUID id, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            log.warn("payouts of {}: {}", id, e.getMessage());
        }
    }
}
