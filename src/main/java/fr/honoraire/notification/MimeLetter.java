package fr.honoraire.notification;

import fr.honoraire.notification.Addresses.NotAnAddress;
import fr.honoraire.shared.HonoraireProperties;
import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Turns a letter into an e-mail as mail programs read it: its text first, its HTML second, its calendar file beside. */
@Component
class MimeLetter {

    private final JavaMailSender server;
    private final ITemplateEngine templates;
    private final InternetAddress sender;
    private final InstantSource clock;

    MimeLetter(JavaMailSender server, ITemplateEngine templates, HonoraireProperties properties, InstantSource clock) {
        this.server = server;
        this.templates = templates;
        this.sender = Addresses.sender(properties.mailFrom());
        this.clock = clock;
    }

    /** @throws NotAnAddress if its recipient is none */
    MimeMessage of(EmailMessage message, Letter letter) {
        try {
            var mime = server.createMimeMessage();
            headers(mime, message, letter);
            mime.setContent(content(letter));
            mime.saveChanges();
            mime.setHeader("Message-ID", message.messageId());
            return mime;
        } catch (MessagingException e) {
            throw new IllegalStateException("e-mail " + message.id() + " cannot be put together", e);
        }
    }

    private void headers(MimeMessage mime, EmailMessage message, Letter letter) throws MessagingException {
        mime.setFrom(sender);
        mime.setRecipient(Message.RecipientType.TO, Addresses.of(message.recipient()));
        if (letter.replyTo() != null) {
            mime.setReplyTo(new InternetAddress[] {Addresses.named(letter.replyTo(), letter.from())});
        }
        mime.setSubject(Addresses.oneLine(letter.subject()), StandardCharsets.UTF_8.name());
        mime.setSentDate(Date.from(clock.instant()));
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.setHeader("Content-Language", "fr");
    }

    private Multipart content(Letter letter) throws MessagingException {
        var alternative = new MimeMultipart("alternative");
        alternative.addBodyPart(text(render("mail/letter.txt", letter), "plain"));
        alternative.addBodyPart(text(render("mail/letter", letter), "html"));
        var calendar = letter.calendar();
        if (calendar == null) {
            return alternative;
        }
        var words = new MimeBodyPart();
        words.setContent(alternative);
        var mixed = new MimeMultipart("mixed");
        mixed.addBodyPart(words);
        mixed.addBodyPart(file(calendar));
        return mixed;
    }

    private String render(String template, Letter letter) {
        var context = new Context(Locale.FRENCH);
        context.setVariable("letter", letter);
        return templates.process(template, context);
    }

    private static BodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static BodyPart file(Letter.Calendar calendar) throws MessagingException {
        var type = "text/calendar; charset=UTF-8; method=" + calendar.method();
        var part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(calendar.content().getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Type", type + "; name=invitation.ics");
        part.setFileName("invitation.ics");
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }
}
