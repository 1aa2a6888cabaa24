package fr.honoraire.shared.live;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets live messages that every node has long passed on. */
@Configuration(proxyBeanMethods = false)
class LiveSweeper {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> liveSweep(JdbcClient database) {
        return Tasks.recurring("live-sweep", FixedDelay.of(PAUSE))
                .execute((instance, context) -> database.sql(
                                "delete from live_message where created_at < now() - interval '5 minutes'")
                        .update());
    }
}
