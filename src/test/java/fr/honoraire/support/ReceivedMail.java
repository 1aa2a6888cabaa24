package fr.honoraire.support;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An e-mail as it was received, taken apart.
 *
 * @param key names it in an address
 */
record ReceivedMail(
        String key,
        Instant at,
        String to,
        String subject,
        String text,
        String html,
        Map<String, String> headers,
        Map<String, byte[]> attachments) {

    static ReceivedMail of(MimeMessage message) {
        try {
            var parts = new Parts();
            parts.take(message);
            return new ReceivedMail(
                    message.getMessageID().replaceAll("[^A-Za-z0-9-]", ""),
                    message.getSentDate().toInstant(),
                    Objects.requireNonNullElse(message.getHeader("To", ", "), ""),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    parts.text,
                    parts.html,
                    headersOf(message),
                    parts.attachments);
        } catch (MessagingException e) {
            throw new IllegalStateException("a received e-mail cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> headersOf(MimeMessage message) throws MessagingException {
        List<Header> headers = Collections.list(message.getAllHeaders());
        return headers.stream()
                .collect(Collectors.toMap(
                        Header::getName, Header::getValue, (one, other) -> one + "\n" + other, LinkedHashMap::new));
    }

    /** Collects the parts of a message, however deep they lie. */
    private static final class Parts {

        private String text = "";
        private String html = "";
        private final Map<String, byte[]> attachments = new LinkedHashMap<>();

        void take(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart several) {
                for (var index = 0; index < several.getCount(); index++) {
                    take(several.getBodyPart(index));
                }
            } else if (part.getFileName() != null) {
                attachments.put(part.getFileName(), part.getInputStream().readAllBytes());
            } else if (part.isMimeType("text/html")) {
                html = part.getContent().toString();
            } else {
                text = part.getContent().toString();
            }
        }
    }
}
