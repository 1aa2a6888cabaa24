package fr.honoraire.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.honoraire.billing.Payment;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class PaymentEmailsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String AMOUNT = "25,00\u00a0€";

    @Autowired
    private Given given;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private EmailMessages messages;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient database;

    private Practice practice;

    @BeforeEach
    void someone() {
        practice = given.aPractice();
    }

    @Test
    void whoOwesIsAskedWithAmountLinkAndPractitioner() throws Exception {
        var patient = patientOf(given.anUnpaidNote(practice));

        var mail = Mails.await(patient, "Demande de règlement").getFirst();

        assertThat(Mails.subject(mail)).matches("Demande de règlement – réf. \\d{4}-\\d{4}");
        assertThat(mail.getReplyTo()[0].toString()).contains(practice.email());
        assertThat(Mails.bodies(mail))
                .hasSize(2)
                .allSatisfy(body -> assertThat(body)
                        .contains(AMOUNT, "/pay/", "Dr Camille Martin", practice.email(), "Jeanne Durand"));
    }

    @Test
    void whoHasPaidGetsOneReceipt() throws Exception {
        var payment = given.paid(given.anUnpaidNote(practice));
        given.lookedAt(payment);
        given.lookedAt(payment);

        var receipts = Mails.await(patientOf(payment), "Règlement reçu");

        assertThat(receipts).hasSize(1);
        assertThat(Mails.bodies(receipts.getFirst()))
                .allSatisfy(body -> assertThat(body).contains(AMOUNT, "/pay/", "Dr Camille Martin", "acquittée"));
    }

    @Test
    void whoPaidWhileTheMailServerWasDownIsNotAskedAnyMore() {
        Embedded.mailbox().stop();
        var payment = given.anUnpaidNote(practice);
        await().atMost(PATIENCE)
                .until(() -> Refusal.UNREACHABLE.equals(requestOf(payment).failure()));
        given.paid(payment);

        Embedded.mailbox().start();
        outbox.sweep();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(requestOf(payment).status()).isEqualTo(EmailStatus.DROPPED));
        var patient = patientOf(payment);
        assertThat(Mails.await(patient, "Règlement reçu")).hasSize(1);
        assertThat(Mails.received(patient))
                .noneMatch(mail -> Mails.subject(mail).startsWith("Demande"));
    }

    @Test
    void subjectsNameNobodyAndNothing() {
        var payment = given.paid(given.anUnpaidNote(practice));

        Mails.await(patientOf(payment), "Règlement reçu");
        assertThat(Mails.received(patientOf(payment)))
                .map(Mails::subject)
                .allSatisfy(subject -> assertThat(subject)
                        .doesNotContainIgnoringCase("durand")
                        .doesNotContainIgnoringCase("martin")
                        .doesNotContainIgnoringCase("consultation")
                        .doesNotContain("€")
                        .doesNotContain("25,"));
    }

    @Test
    void thePractitionerHearsThatHeCanBePaidAndThatPapersLack() throws Exception {
        var lacking = given.lackingPapers(given.aNewcomer());

        var mails = Mails.await(lacking.email(), 2);

        assertThat(mails)
                .map(Mails::subject)
                .containsExactlyInAnyOrder(
                        "Vos encaissements sont ouverts", "Encaissements\u00a0: des informations sont attendues");
        assertThat(Mails.bodies(mails.getFirst()))
                .allSatisfy(body -> assertThat(body).contains("/account/bank"));
    }

    private EmailMessage requestOf(Payment payment) {
        var id = database.sql("select id from payment_request where payment_id = :payment")
                .param("payment", payment.id())
                .query(String.class)
                .single();
        return messages.findByOnceKey("payment-request:" + id).orElseThrow();
    }

    private String patientOf(Payment payment) {
        return consultations.participant(payment.participantId()).email();
    }
}
