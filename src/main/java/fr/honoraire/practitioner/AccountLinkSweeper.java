package fr.honoraire.practitioner;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets the links that opened nothing long ago, and with them who asked and never came. */
@Configuration(proxyBeanMethods = false)
class AccountLinkSweeper {

    private static final Duration PAUSE = Duration.ofHours(6);

    @Bean
    RecurringTask<Void> accountLinkSweep(JdbcClient database) {
        return Tasks.recurring("account-link-sweep", FixedDelay.of(PAUSE))
                .execute((instance, context) -> database.sql(
                                "delete from account_link where created_at < now() - interval '30 days'")
                        .update());
    }
}
