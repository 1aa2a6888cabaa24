package fr.honoraire.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.shared.HonoraireProperties;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class MimeLetterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String LINK = "https://honoraire.example/pay/abc";

    private final MimeLetter mime = new MimeLetter(
            new JavaMailSenderImpl(),
            templates(),
            new HonoraireProperties(
                    URI.create("https://honoraire.example"),
                    "x".repeat(32),
                    null,
                    "Honoraire <bonjour@honoraire.example>"),
            () -> NOW);

    @Test
    void textAndHtmlSayTheSame() throws Exception {
        var parts = (MimeMultipart) sent(letter("Dr Camille Martin", null)).getContent();

        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        for (var part : List.of(parts.getBodyPart(0), parts.getBodyPart(1))) {
            assertThat(part.getContent().toString())
                    .contains("25,00\u00a0€", LINK, "Dr Camille Martin", "camille@cabinet.example", "01 23 45 67 89");
        }
    }

    @Test
    void theHtmlHasOneLinkAndLoadsNothing() throws Exception {
        var html = ((MimeMultipart) sent(letter("Dr Camille Martin", null)).getContent())
                .getBodyPart(1)
                .getContent()
                .toString();

        assertThat(html).containsOnlyOnce("<a ").containsOnlyOnce("href=").contains("lang=\"fr\"");
        assertThat(html).doesNotContain("<img", "<script", "src=", "url(");
    }

    @Test
    void machinesSeeWhatItIs() throws Exception {
        var message = message("patient@example.org");
        var sent = sent(message, letter("Dr Camille Martin", null));

        assertThat(sent.getMessageID()).isEqualTo(message.messageId()).endsWith("@honoraire.example>");
        assertThat(sent.getSentDate()).isEqualTo(NOW);
        assertThat(sent.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(sent.getHeader("List-Unsubscribe")).isNull();
        assertThat(sent.getFrom()[0]).hasToString("Honoraire <bonjour@honoraire.example>");
        assertThat(sent.getReplyTo()[0]).hasToString("Dr Camille Martin <camille@cabinet.example>");
    }

    @Test
    void aNameCannotSmuggleAHeader() throws Exception {
        var sent = sent(letter("Eve\r\nBcc: all@example.org", null));

        assertThat(sent.getHeader("Bcc")).isNull();
        assertThat(sent.getAllRecipients()).hasSize(1);
        assertThat(sent.getReplyTo()).hasSize(1);
    }

    @Test
    void aSubjectCannotSmuggleAHeader() throws Exception {
        var plain = letter("Dr Camille Martin", null);
        var sent = sent(new Letter(
                "réf. 1\r\nBcc: all@example.org",
                plain.preheader(),
                plain.greeting(),
                plain.opening(),
                plain.facts(),
                plain.action(),
                plain.closing(),
                plain.from(),
                plain.contact(),
                plain.replyTo(),
                null));

        assertThat(sent.getHeader("Bcc")).isNull();
        assertThat(sent.getSubject()).isEqualTo("réf. 1 Bcc: all@example.org");
    }

    @Test
    void theAddressToAnswerToCannotSmuggleOneEither() {
        var plain = letter("Dr Camille Martin", null);
        var hostile = new Letter(
                plain.subject(),
                plain.preheader(),
                plain.greeting(),
                plain.opening(),
                plain.facts(),
                plain.action(),
                plain.closing(),
                plain.from(),
                plain.contact(),
                "a@example.org\r\nBcc: b@example.org",
                null);

        assertThatThrownBy(() -> mime.of(message("patient@example.org"), hostile))
                .isInstanceOf(Addresses.NotAnAddress.class);
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        for (var hostile : List.of(
                "a@example.org\r\nBcc: b@example.org",
                "a@example.org, b@example.org",
                "Eve <a@example.org>",
                "nobody")) {
            assertThatThrownBy(() -> mime.of(message(hostile), letter("Dr Camille Martin", null)))
                    .isInstanceOf(Addresses.NotAnAddress.class);
        }
    }

    @Test
    void theCalendarFileSaysWhatItAsks() throws Exception {
        var calendar = new Letter.Calendar("REQUEST", "BEGIN:VCALENDAR");
        var parts = (MimeMultipart) sent(letter("Dr Camille Martin", calendar)).getContent();

        assertThat(parts.getContentType()).startsWith("multipart/mixed");
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
        var file = parts.getBodyPart(1);
        assertThat(file.getContentType()).startsWith("text/calendar").contains("method=REQUEST");
        assertThat(file.getFileName()).isEqualTo("invitation.ics");
        assertThat(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("BEGIN:VCALENDAR");
    }

    @Test
    void namesAreShownAsTyped() throws Exception {
        var parts = (MimeMultipart) sent(letter("<b>Eve</b> & Cie", null)).getContent();

        assertThat(parts.getBodyPart(0).getContent().toString()).contains("<b>Eve</b> & Cie");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("&lt;b&gt;Eve&lt;/b&gt; &amp; Cie")
                .doesNotContain("<b>");
    }

    private MimeMessage sent(Letter letter) throws Exception {
        return sent(message("patient@example.org"), letter);
    }

    /** As it arrives. */
    private MimeMessage sent(EmailMessage message, Letter letter) throws Exception {
        var wire = new ByteArrayOutputStream();
        mime.of(message, letter).writeTo(wire);
        return new MimeMessage(null, new ByteArrayInputStream(wire.toByteArray()));
    }

    private static EmailMessage message(String recipient) {
        var envelope =
                Envelope.toPatient(EmailKind.PAYMENT_REQUEST, "once", UUID.randomUUID(), recipient, UUID.randomUUID());
        return new EmailMessage(envelope, "honoraire.example", NOW);
    }

    private static Letter letter(String from, Letter.@Nullable Calendar calendar) {
        return new Letter(
                "Demande de règlement – réf. 2026-0001",
                "Le lien pour régler en ligne",
                "Bonjour Paul Durand,",
                List.of("Vous devez 25,00\u00a0€."),
                List.of(new Fact("Montant", "25,00\u00a0€"), new Fact("Praticien", from)),
                new Action("Payer 25,00\u00a0€", URI.create(LINK)),
                List.of("Ce lien est personnel."),
                from,
                List.of("camille@cabinet.example", "01 23 45 67 89"),
                "camille@cabinet.example",
                calendar);
    }

    private static SpringTemplateEngine templates() {
        var engine = new SpringTemplateEngine();
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/notification");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        engine.setTemplateEngineMessageSource(messages);
        engine.addTemplateResolver(resolver("mail/*.txt", "", TemplateMode.TEXT));
        engine.addTemplateResolver(resolver("mail/letter", ".html", TemplateMode.HTML));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String pattern, String suffix, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(suffix);
        resolver.setResolvablePatterns(Set.of(pattern));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
    }
}
