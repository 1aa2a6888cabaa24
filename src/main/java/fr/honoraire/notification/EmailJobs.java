package fr.honoraire.notification;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import fr.honoraire.notification.Reminders.Ahead;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outbox's work in the background. */
@Configuration(proxyBeanMethods = false)
class EmailJobs {

    static final TaskDescriptor<Void> SEND = TaskDescriptor.of("send-email");

    private static final Duration EACH_MINUTE = Duration.ofMinutes(1);
    private static final Duration EACH_FEW_MINUTES = Duration.ofMinutes(5);
    private static final Duration AFTER_A_FAULT_OF_OURS = Duration.ofSeconds(20);

    /** Sends one e-mail. What the mail server answers decides when to try again; a fault of ours is retried as it is. */
    @Bean
    Task<Void> sendEmail(EmailSender sender) {
        return Tasks.custom(SEND)
                .onFailure(new FailureHandler<>() {
                    @Override
                    public void onFailure(ExecutionComplete failed, ExecutionOperations<Void> operations) {
                        operations.reschedule(failed, failed.getTimeDone().plus(AFTER_A_FAULT_OF_OURS));
                    }
                })
                .onDeadExecutionRevive()
                .execute((job, context) -> sender.send(UUID.fromString(job.getId()))
                        .<CompletionHandler<Void>>map(delay -> (done, operations) ->
                                operations.reschedule(done, done.getTimeDone().plus(delay)))
                        .orElseGet(CompletionHandler.OnCompleteRemove::new));
    }

    @Bean
    Task<Void> sweepOutbox(Outbox outbox) {
        return Tasks.recurring("sweep-outbox", Schedules.fixedDelay(EACH_MINUTE))
                .execute((job, context) -> outbox.sweep());
    }

    @Bean
    Task<Void> remindDayBefore(Reminders reminders) {
        return reminder(reminders, Ahead.DAY);
    }

    @Bean
    Task<Void> remindHourBefore(Reminders reminders) {
        return reminder(reminders, Ahead.HOUR);
    }

    /** Tests put the clock forward, and would have everybody told. */
    @Bean
    Task<Void> tellOfEvenings(EveningSummaries evenings, @Value("${notification.evenings}") boolean isWanted) {
        return Tasks.recurring("evening-summaries", Schedules.fixedDelay(EACH_FEW_MINUTES))
                .execute((job, context) -> {
                    if (isWanted) {
                        evenings.tellAll();
                    }
                });
    }

    private static Task<Void> reminder(Reminders reminders, Ahead ahead) {
        return Tasks.oneTime(ahead.job())
                .execute((job, context) -> reminders.remind(UUID.fromString(job.getId()), ahead));
    }
}
