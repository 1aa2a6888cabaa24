package fr.honoraire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Visitor;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.WebApplicationContext;

/** Whoever lies about the host he asks for learns nothing and changes nothing: our address is the operator's to say. */
@IntegrationTest
class HostTest {

    private static final String EVIL = "evil.example";

    @Autowired
    private HonoraireProperties properties;

    @Autowired
    private WebApplicationContext context;

    private Practice practice;
    private Map<String, String> ids;

    /** He asks the same machine under another name, and says so in every other way, too. */
    private Visitor stranger;

    @BeforeEach
    void somebodyFromElsewhere() {
        var tour = new Tour(context);
        practice = tour.practice();
        ids = tour.billed();
        stranger = new Visitor(
                        URI.create("http://127.0.0.1:" + properties.baseUrl().getPort()))
                .saying("X-Forwarded-Host", EVIL)
                .saying("X-Forwarded-Proto", "https")
                .saying("X-Forwarded-Prefix", "/" + EVIL)
                .saying("X-Original-Host", EVIL)
                .saying("Forwarded", "host=" + EVIL + ";proto=https");
    }

    @Test
    void noPageAndNoRedirectRepeatsIt() {
        var broken = new ArrayList<>(repeating());
        var password = stranger.post(
                "/signin",
                "email=" + practice.email() + "&password=" + practice.password().replace(' ', '+'));
        assertThat(password.headers().firstValue("Location")).hasValue("/signin/factor");
        assertThat(stranger.giveCode(practice.email())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith("/");
        broken.addAll(repeating());

        assertThat(broken).isEmpty();
    }

    private List<String> repeating() {
        return Routes.ALL.stream()
                .filter(row -> HttpMethod.GET.equals(row.method()))
                .filter(row -> !row.path().endsWith("/events") && !"/live".equals(row.path()))
                .filter(row -> isRepeated(stranger.get(Routes.address(row, ids))))
                .map(row -> row.path())
                .toList();
    }

    private boolean isRepeated(HttpResponse<String> answer) {
        var all = answer.headers().map() + answer.body();
        return all.contains(EVIL)
                || all.contains("127.0.0.1:" + properties.baseUrl().getPort());
    }

    @Test
    void whatIsSentLeadsToUs() {
        stranger.post("/password/forgotten", "email=" + practice.email());
        var newcomer = "p." + practice.id() + "@example.org";
        stranger.post(
                "/signup", "civility=DOCTEUR&firstName=Camille&lastName=Martin&profession=MEDECIN&email=" + newcomer);

        for (var recipient : List.of(practice.email(), newcomer)) {
            var letter = await().until(() -> lastTo(recipient), mail -> mail.contains("http"));
            assertThat(letter).contains(properties.baseUrl().toString()).doesNotContain(EVIL, "http://127.0.0.1");
        }
    }

    private static String lastTo(String recipient) {
        return Arrays.stream(Embedded.mailbox().getReceivedMessages())
                .map(HostTest::source)
                .filter(mail -> mail.contains("To: " + recipient))
                .reduce("", (before, after) -> after);
    }

    private static String source(MimeMessage mail) {
        try {
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: evil.example",
                "GET /monitoring HTTP/1.1\r\nHost: evil.example",
                "GET /nowhere HTTP/1.1\r\nHost: evil.example",
                "GET /webjars HTTP/1.1\r\nHost: evil.example",
                "GET http://evil.example/monitoring HTTP/1.1\r\nHost: evil.example",
                "GET /signin/with/psc HTTP/1.1\r\nHost: evil.example"
            })
    void anotherNameIsNotRepeated(String request) throws IOException {
        assertThat(answer(request)).startsWith("HTTP/1.1 ").doesNotContain(EVIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost",
                "GET / HTTP/1.1\r\nHost: evil.example/path?a=b",
                "GET / HTTP/1.1\r\nHost: <script>",
                "GET / HTTP/1.1",
                "GET /\\evil.example HTTP/1.1\r\nHost: localhost",
                "GET //evil.example HTTP/1.1\r\nHost: localhost"
            })
    void whatNoBrowserSendsIsRefusedWithoutAWord(String request) throws IOException {
        assertThat(answer(request))
                .startsWith("HTTP/1.1 400 ")
                .doesNotContain("Location:", "Tomcat", "Exception", "<script>");
    }

    private String answer(String request) throws IOException {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), properties.baseUrl().getPort())) {
            socket.getOutputStream()
                    .write((request + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
