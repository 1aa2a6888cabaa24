package fr.honoraire.notification;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.ConsultationStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reminds patients of their appointment, the day before and an hour before. */
@Component
class Reminders {

    /** How long before. */
    enum Ahead {
        DAY("reminder-day", Duration.ofDays(1)),
        HOUR("reminder-hour", Duration.ofHours(1));

        private final String job;
        private final Duration ahead;

        Ahead(String job, Duration ahead) {
            this.job = job;
            this.ahead = ahead;
        }

        TaskDescriptor<Void> job() {
            return TaskDescriptor.of(job);
        }
    }

    private final ConsultationService consultations;
    private final Outbox outbox;
    private final SchedulerClient jobs;
    private final InstantSource clock;

    Reminders(ConsultationService consultations, Outbox outbox, @Lazy SchedulerClient jobs, InstantSource clock) {
        this.consultations = consultations;
        this.outbox = outbox;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Plans the reminders that still lie ahead; those planned for a former moment move along. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(UUID consultationId) {
        var plannedAt = consultations.get(consultationId).plannedAt();
        for (var each : Ahead.values()) {
            var at = plannedAt.minus(each.ahead);
            if (at.isAfter(clock.instant())) {
                jobs.schedule(
                        each.job().instance(consultationId.toString()).scheduledTo(at),
                        ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            }
        }
    }

    /** Reminds the patients, if the consultation is still planned and its moment is as near as that. */
    @Transactional
    public void remind(UUID consultationId, Ahead ahead) {
        var consultation = consultations.get(consultationId);
        var left = Duration.between(clock.instant(), consultation.plannedAt());
        var isNear = left.isPositive() && left.compareTo(ahead.ahead) <= 0;
        if (consultation.status() != ConsultationStatus.PLANNED || !isNear) {
            return;
        }
        for (var participant : consultations.participantsOf(consultationId)) {
            outbox.put(Envelope.toPatient(
                    EmailKind.REMINDER,
                    "reminder:%s:%s:%d".formatted(participant.id(), ahead, consultation.invitationSequence()),
                    consultation.practitionerId(),
                    participant.email(),
                    participant.id()));
        }
    }
}
