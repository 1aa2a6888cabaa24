package fr.honoraire.notification;

import fr.honoraire.shared.live.LiveEvents;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what waits in the outbox. Talks to the network, so it refuses to run in a transaction. */
@Service
@Transactional(propagation = Propagation.NEVER)
class EmailSender {

    private static final Logger LOG = LoggerFactory.getLogger(EmailSender.class);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1));

    private static final Duration GIVES_UP_AFTER = Duration.ofDays(2);

    private final EmailMessages messages;
    private final Letters letters;
    private final MimeLetter mime;
    private final JavaMailSender server;
    private final Outbox outbox;
    private final QuietHours quietHours;
    private final TransactionTemplate transaction;
    private final LiveEvents live;
    private final InstantSource clock;

    EmailSender(
            EmailMessages messages,
            Letters letters,
            MimeLetter mime,
            JavaMailSender server,
            Outbox outbox,
            QuietHours quietHours,
            TransactionTemplate transaction,
            LiveEvents live,
            InstantSource clock) {
        this.messages = messages;
        this.letters = letters;
        this.mime = mime;
        this.server = server;
        this.outbox = outbox;
        this.quietHours = quietHours;
        this.transaction = transaction;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Sends an e-mail that still waits. If the process dies between the server's word and our commit it leaves twice,
     * with the same Message-ID; never is it lost.
     *
     * @return how long to wait before trying again; empty if nothing is left to do
     */
    public Optional<Duration> send(UUID id) {
        var message = messages.findById(id).filter(EmailMessage::isWaiting).orElse(null);
        if (message == null) {
            return Optional.empty();
        }
        var quiet = quietHours.left(message);
        if (quiet.isPresent()) {
            return quiet;
        }
        return sendNow(message);
    }

    private Optional<Duration> sendNow(EmailMessage message) {
        var id = message.id();
        try {
            Addresses.of(message.recipient());
            var letter = letters.of(message);
            if (letter.isEmpty()) {
                record(id, EmailMessage::dropped);
                return Optional.empty();
            }
            server.send(mime.of(message, letter.get()));
        } catch (MailException e) {
            return refused(message, Refusal.of(e));
        } catch (Addresses.NotAnAddress e) {
            return refused(message, Refusal.BAD_ADDRESS);
        } catch (RuntimeException e) {
            return refused(message, Refusal.ofOurs(e));
        }
        record(id, sent -> sent.sent(clock.instant()));
        outbox.wakeAll();
        return Optional.empty();
    }

    private Optional<Duration> refused(EmailMessage message, Refusal refusal) {
        LOG.atWarn()
                .addKeyValue("email", message.id())
                .addKeyValue("kind", message.kind())
                .addKeyValue("code", refusal.code())
                .log("the mail server did not take an e-mail");
        var isTooLate = clock.instant().isAfter(message.createdAt().plus(GIVES_UP_AFTER));
        if (refusal.isFinal() || isTooLate) {
            record(message.id(), failed -> failed.failed(refusal.code()));
            return Optional.empty();
        }
        record(message.id(), waiting -> waiting.postponed(refusal.code()));
        return Optional.of(DELAYS.get(Math.min(message.attempts(), DELAYS.size() - 1)));
    }

    private void record(UUID id, Consumer<EmailMessage> change) {
        transaction.executeWithoutResult(status -> {
            var message = messages.lock(id).orElseThrow();
            change.accept(message);
            if (message.practitionerId() != null) {
                live.publish(
                        "practitioner:" + message.practitionerId(),
                        message.kind().liveKind());
            }
        });
    }
}
