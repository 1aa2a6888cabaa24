package fr.honoraire.shared.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import fr.honoraire.shared.French;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the trail checked each night, by one node. */
@Configuration(proxyBeanMethods = false)
class AuditJobs {

    private static final LocalTime NIGHT = LocalTime.of(3, 20);

    @Bean
    RecurringTask<Void> auditCheckEachNight(AuditCheck check) {
        return Tasks.recurring("audit-check", new Daily(French.PARIS, NIGHT))
                .execute((instance, context) -> check.look());
    }
}
