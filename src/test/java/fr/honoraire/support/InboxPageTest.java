package fr.honoraire.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

class InboxPageTest {

    private static final String HOSTILE = "<script>alert(1)</script>";

    private final GreenMail mailbox =
            new GreenMail(new ServerSetup(Ports.free(), "localhost", ServerSetup.PROTOCOL_SMTP));
    private InboxPage page;

    @BeforeEach
    void start() {
        mailbox.start();
        page = InboxPage.start(() -> mailbox, 0);
    }

    @AfterEach
    void stop() {
        mailbox.stop();
    }

    @Test
    void anEmptyInboxSaysHowToFillIt() throws Exception {
        assertThat(get("/").body()).contains("Aucun e-mail pour l’instant", "lang=\"fr\"");
    }

    @Test
    void aMessageIsShownWithItsPartsAndRunsNothing() throws Exception {
        var key = receive();

        assertThat(get("/").body())
                .contains("/messages/" + key, "patient@example.org")
                .doesNotContain(HOSTILE);
        assertThat(get("/messages/" + key).body())
                .contains("sandbox=\"allow-top-navigation-by-user-activation\"", "Bonjour en texte", "invitation.ics")
                .contains("X-Hint")
                .doesNotContain(HOSTILE);
        var html = get("/messages/" + key + "/html");
        assertThat(html.body()).contains("<base target=\"_top\">", "Bonjour en HTML");
        assertThat(html.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'");
        assertThat(get("/messages/" + key + "/invitation.ics").body()).isEqualTo("BEGIN:VCALENDAR");
    }

    @Test
    void whoTriesTheDemonstrationReadsTheCodesOfItsPeople() throws Exception {
        var telephone = Authenticator.give("somebody@demo.example", "ABCDEFGHABCDEFGHABCDEFGHABCDEFGH");

        assertThat(get("/").body()).contains("href=\"/codes\"");
        assertThat(get("/codes").body()).contains("somebody@demo.example", telephone.shown(), "refresh");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        for (var path : new String[] {"/x", "/messages/nothing", "/messages/nothing/html", "/a/b/c/d"}) {
            assertThat(get(path).statusCode()).isEqualTo(404);
        }
    }

    private String receive() throws Exception {
        var sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(mailbox.getSmtp().getPort());
        MimeMessage message = sender.createMimeMessage();
        var mail = new MimeMessageHelper(message, true, "UTF-8");
        mail.setFrom("bonjour@honoraire.example");
        mail.setTo("patient@example.org");
        mail.setSubject("Rendez-vous " + HOSTILE);
        mail.setText("Bonjour en texte", "<html><head></head><body>Bonjour en HTML</body></html>");
        mail.addAttachment("invitation.ics", new ByteArrayResource("BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8)));
        message.setHeader("Message-ID", "<one@honoraire.example>");
        message.setHeader("X-Hint", HOSTILE);
        sender.send(message);
        assertThat(mailbox.waitForIncomingEmail(5_000, 1)).isTrue();
        return "onehonoraireexample";
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(page.url() + path)).build(), BodyHandlers.ofString());
        }
    }
}
