package fr.honoraire.stripe;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has every event looked into, however long Stripe cannot be reached, and finds those whose job got lost. */
@Configuration(proxyBeanMethods = false)
class StripeEventJobs {

    /** One per event: its instance is the event's id. */
    static final TaskDescriptor<Void> EVENT = TaskDescriptor.of("stripe-event");

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(40);
    private static final Duration LONG_PAUSE = Duration.ofMinutes(30);
    private static final int LAST_DOUBLING = 5;
    private static final int AN_HOUR_OF_TRIES = 90;
    private static final int THREE_DAYS_OF_TRIES = AN_HOUR_OF_TRIES + 142;

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);
    private static final Duration KEPT_FOR = Duration.ofDays(90);
    private static final int BATCH = 500;

    @Bean
    OneTimeTask<Void> stripeEvent(StripeEventHandler handler) {
        return Tasks.oneTime(EVENT)
                .onFailure(tryLater())
                .execute((instance, context) -> handler.handle(instance.getId()));
    }

    private static FailureHandler<Void> tryLater() {
        return (complete, job) -> pauseAfter(complete.getExecution().consecutiveFailures)
                .ifPresentOrElse(
                        pause -> job.reschedule(complete, complete.getTimeDone().plus(pause)), job::stop);
    }

    /**
     * Short at first, so that all is well within a minute of Stripe's coming back; nothing after three days, as Stripe
     * itself gives up then. The event stays unhandled, with its failure, and is counted.
     */
    static Optional<Duration> pauseAfter(int failures) {
        if (failures >= THREE_DAYS_OF_TRIES - 1) {
            return Optional.empty();
        }
        if (failures >= AN_HOUR_OF_TRIES) {
            return Optional.of(LONG_PAUSE);
        }
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, LAST_DOUBLING));
        return Optional.of(doubled.compareTo(SHORT_PAUSE) < 0 ? doubled : SHORT_PAUSE);
    }

    @Bean
    RecurringTask<Void> stripeEventSweep(StripeEvents events) {
        return Tasks.recurring("stripe-event-sweep", FixedDelay.of(SWEEP_EVERY))
                .execute((instance, context) -> events.forgotten(FORGOTTEN_AFTER, THREE_DAYS_OF_TRIES, BATCH)
                        .forEach(events::enqueue));
    }

    @Bean
    RecurringTask<Void> stripeEventClean(StripeEvents events) {
        return Tasks.recurring("stripe-event-clean", FixedDelay.ofHours(24))
                .execute((instance, context) -> events.forget(KEPT_FOR));
    }
}
