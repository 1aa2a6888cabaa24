package fr.honoraire.browser;

import fr.honoraire.support.Embedded;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What has arrived in somebody's letter-box. */
public final class Letters {

    private Letters() {}

    /** Waits for an e-mail to this address that holds a link to such a path, and gives the link. */
    public static String linkIn(String recipient, String path) {
        var link = Pattern.compile("https?://[^\\s\"<>]*" + Pattern.quote(path) + "[\\w-]+");
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> Arrays.stream(Embedded.mailbox().getReceivedMessagesForDomain(recipient))
                                .map(Letters::text)
                                .map(link::matcher)
                                .filter(found -> found.find())
                                .map(found -> found.group())
                                .reduce((earlier, later) -> later),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The same without the node: any of them may have written the letter. */
    static String pathIn(String recipient, String path) {
        return URI.create(linkIn(recipient, path)).getPath();
    }

    /** The link, once it is another than this one. */
    public static String linkAfter(String link, String recipient, String path) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> linkIn(recipient, path), found -> !found.endsWith(link));
    }

    /** What the letters to this address are about. */
    public static List<String> subjects(String recipient) {
        return Arrays.stream(Embedded.mailbox().getReceivedMessagesForDomain(recipient))
                .map(Letters::subject)
                .toList();
    }

    static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(MimeMessage message) {
        try {
            return text(message.getContent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object content) throws IOException, MessagingException {
        if (!(content instanceof Multipart parts)) {
            return content instanceof String text ? text : "";
        }
        var all = new StringBuilder();
        for (var i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            all.append(text(part.getContent())).append('\n');
        }
        return all.toString();
    }
}
