package fr.honoraire.notification;

import fr.honoraire.support.Embedded;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/** What people have received. */
final class Mails {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Mails() {}

    /** What somebody has received, once it is at least so many. */
    static List<MimeMessage> await(String recipient, int count) {
        return Awaitility.await().atMost(PATIENCE).until(() -> received(recipient), mails -> mails.size() >= count);
    }

    /** What somebody has received under such a subject, once there is any. */
    static List<MimeMessage> await(String recipient, String subject) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> received(recipient).stream()
                                .filter(mail -> subject(mail).startsWith(subject))
                                .toList(),
                        mails -> !mails.isEmpty());
    }

    static List<MimeMessage> received(String recipient) {
        return Arrays.stream(Embedded.mailbox().getReceivedMessages())
                .filter(mail -> recipient.equals(recipientOf(mail)))
                .toList();
    }

    static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text, then the HTML, of an e-mail without attachments. */
    static List<String> bodies(MimeMessage mail) throws MessagingException, IOException {
        var parts = (Multipart) mail.getContent();
        return List.of(
                parts.getBodyPart(0).getContent().toString(),
                parts.getBodyPart(1).getContent().toString());
    }

    private static String recipientOf(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
