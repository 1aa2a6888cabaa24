package fr.honoraire.notification;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import fr.honoraire.consultation.Participant;
import fr.honoraire.shared.HonoraireProperties;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes e-mails in the transaction that calls for them: if it rolls back nothing is sent, if it commits nothing is lost. */
@Component
class Outbox {

    /** A job is scheduled with its row: whoever has none for this long has lost it. */
    private static final Duration JOB_IS_LOST = Duration.ofSeconds(30);

    private static final Limit WOKEN_AT_ONCE = Limit.of(500);

    private final EmailMessages messages;
    private final SchedulerClient jobs;
    private final String senderDomain;
    private final InstantSource clock;

    Outbox(EmailMessages messages, @Lazy SchedulerClient jobs, HonoraireProperties properties, InstantSource clock) {
        this.messages = messages;
        this.jobs = jobs;
        this.senderDomain = Addresses.domain(properties.mailFrom());
        this.clock = clock;
    }

    /** Writes the e-mail down, unless the same was already asked for, or whom it is for asked to be forgotten. Its key in the table refuses what slips through. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Envelope envelope) {
        if (messages.existsByOnceKey(envelope.onceKey()) || envelope.recipient().equals(Participant.ERASED_EMAIL)) {
            return;
        }
        var message = messages.save(new EmailMessage(envelope, senderDomain, clock.instant()));
        jobs.scheduleIfNotExists(
                EmailJobs.SEND.instance(message.id().toString()).scheduledTo(clock.instant()));
    }

    /** Finds back what has lost its job, and tries whether a mail server that was down is up again. */
    @Transactional
    public void sweep() {
        messages.withoutJob(clock.instant().minus(JOB_IS_LOST)).forEach(this::sendNow);
        messages.waitingAfter(Refusal.UNREACHABLE, Limit.of(1)).forEach(this::sendNow);
    }

    /** The mail server answers again: whatever waits for it need not wait for its own turn. */
    @Transactional
    public void wakeAll() {
        messages.waitingAfter(Refusal.UNREACHABLE, WOKEN_AT_ONCE).forEach(this::sendNow);
    }

    private void sendNow(UUID id) {
        try {
            jobs.schedule(
                    EmailJobs.SEND.instance(id.toString()).scheduledTo(clock.instant()),
                    ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException beingSent) {
            // Its job is at it: nothing to hurry.
        }
    }
}
