package fr.honoraire;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.Invitee;
import fr.honoraire.consultation.NewConsultation;
import fr.honoraire.consultation.PlanningService;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.support.Call;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Visitor;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people entrust to us stays where it belongs: names, addresses, telephone numbers, links and passwords go through
 * everything we do, and are then looked for where they have no business to be.
 */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest {

    private static final Logger log = LoggerFactory.getLogger(CanaryTest.class);

    /** Said aloud, so that silence elsewhere means something. */
    private static final String HEARD = "the canaries are out";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String patient = "Zelda Canarion" + mark;
    private final String email = "zelda." + mark + "@patients.example";
    private final String phone = "06 99 88 77 66";
    private final String practitionersEmail = "dr." + mark + "@cabinet.example";
    private final String password = "un oiseau jaune " + mark;

    @Autowired
    private Given given;

    @Autowired
    private PlanningService planning;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private SignedLinks links;

    @Autowired
    private HonoraireProperties properties;

    @Autowired
    private JdbcClient database;

    @LocalManagementPort
    private int opsPort;

    @Test
    void whatPeopleEntrustToUsStaysWhereItBelongs(CapturedOutput output) throws Exception {
        log.info(HEARD);
        var practice = given.ready(
                given.aNewcomer("Zoltan", "Canaribus" + mark, Profession.MEDECIN, practitionersEmail, password));
        var call = aCall(practice);
        var payment = given.billed(call, Money.ofCents(43_21));
        var payKey = links.sign(SignedLinks.Right.PAY, payment.id(), 1);
        goWrong(payKey, call.joinKey());
        given.triedWith(Given.POOR_CARD, payment);
        given.refunded(given.paid(payment), Money.ofCents(5_00), practice);
        given.ended(call);
        given.untilHandled();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> waitingMail(practice) == 0 && subjectsTo(email).size() >= 2);

        var ofThePatient = List.of("Canarion" + mark, email, phone, "+33699887766", call.joinKey(), payKey);
        var everything = Stream.concat(
                        ofThePatient.stream(), Stream.of("Canaribus" + mark, practitionersEmail, password, mark))
                .toList();
        assertThat(ours(output.getAll())).as("logs").contains(HEARD).doesNotContain(everything.toArray(String[]::new));
        assertThat(metrics()).as("metrics").doesNotContain(everything.toArray(String[]::new));
        assertThat(Stream.concat(subjectsTo(email).stream(), subjectsTo(practitionersEmail).stream()))
                .as("subjects of e-mails")
                .isNotEmpty()
                .noneMatch(subject -> everything.stream().anyMatch(subject::contains) || subject.contains("43,21"));
        for (var kind : List.of("payment_intent", "charge", "refund")) {
            assertThat(given.stripe().objects(practice.account(), kind).toString())
                    .as("%s at Stripe".formatted(kind))
                    .contains("id")
                    .doesNotContain(ofThePatient.toArray(String[]::new));
        }
    }

    /** Without what the mail server of the tests says of the mailboxes it opens. */
    private static String ours(String output) {
        return output.lines().filter(line -> !line.contains("com.icegreen")).collect(joining("\n"));
    }

    private int waitingMail(Practice practice) {
        return database.sql("select count(*) from email_message where practitioner_id = ? and status = 'WAITING'")
                .param(practice.id())
                .query(Integer.class)
                .single();
    }

    private Call aCall(Practice practice) {
        var consultation = planning.startNow(
                practice.who(),
                new NewConsultation(
                        UUID.randomUUID(),
                        Embedded.clock().instant(),
                        Duration.ofMinutes(20),
                        Given.FEE,
                        List.of(new Invitee(patient, email, phone))));
        var participant = consultations.participantsOf(consultation.id()).getFirst();
        return new Call(
                practice, consultation.id(), participant.id(), links.sign(SignedLinks.Right.JOIN, participant.id(), 1));
    }

    /** Pages that are refused, and whose pages say no more than that. */
    private void goWrong(String payKey, String joinKey) {
        var visitor = new Visitor(properties.baseUrl());
        for (var address : List.of(
                "/pay/" + payKey + "x",
                "/join/" + joinKey + "x",
                "/pay/" + joinKey,
                "/join/" + payKey,
                "/monitoring/" + email,
                "/pay/" + payKey + "/state?from=" + mark)) {
            assertThat(visitor.get(address).body())
                    .as(address)
                    .doesNotContain("Canarion", email, joinKey + "x", payKey + "x");
        }
        visitor.post("/signin", "email=" + practitionersEmail + "&password=wrong+" + mark);
    }

    private String metrics() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://localhost:" + opsPort + "/actuator/prometheus");
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static List<String> subjectsTo(String recipient) {
        return Arrays.stream(Embedded.mailbox().getReceivedMessages())
                .filter(mail -> recipient.equals(recipientOf(mail)))
                .map(CanaryTest::subject)
                .toList();
    }

    private static String recipientOf(MimeMessage mail) {
        try {
            return mail.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
