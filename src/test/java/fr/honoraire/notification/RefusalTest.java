package fr.honoraire.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 No such user, smtp-550, true",
        "RCPT, 451 Greylisted, smtp-451, false",
        "DATA, 554 Refused, smtp-554, true",
        "DATA, 452 Disk full, smtp-452, false",
        "MAIL, 530 Sign in first, smtp-530, false",
        "MAIL, 550 Not you, smtp-550, true"
    })
    void theServersAnswerDecidesWhetherToAskAgain(String command, String answer, String code, boolean isFinal)
            throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var talk = CompletableFuture.runAsync(() -> refuse(server, command, answer));

            assertThat(refusalAt(server.getLocalPort())).isEqualTo(new Refusal(code, isFinal));
            talk.join();
        }
    }

    @Test
    void aServerThatIsNotThereIsAskedAgain() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertThat(refusalAt(port)).isEqualTo(new Refusal(Refusal.UNREACHABLE, false));
    }

    private static Refusal refusalAt(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var mail = new SimpleMailMessage();
        mail.setFrom("bonjour@honoraire.example");
        mail.setTo("patient@example.org");
        mail.setText("Bonjour");
        return Refusal.of(catchThrowableOfType(MailException.class, () -> sender.send(mail)));
    }

    /** A mail server that says yes to everything but one command. */
    private static void refuse(ServerSocket server, String refused, String answer) {
        try (var line = server.accept();
                var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
                var out = line.getOutputStream()) {
            out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var said = in.readLine(); said != null; said = in.readLine()) {
                var command = said.toUpperCase(Locale.ROOT);
                var reply = command.startsWith(refused) ? answer : command.startsWith("DATA") ? "354 go on" : "250 ok";
                out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
                if (command.startsWith("QUIT")) {
                    return;
                }
            }
        } catch (IOException cut) {
            // The client has hung up.
        }
    }
}
