package fr.honoraire.billing.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import fr.honoraire.support.Superuser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What a practitioner reads of what his patients contest. */
@IntegrationTest
class DisputePagesTest {

    private static final String BANNER = "Un patient conteste un paiement";

    @Autowired
    private Given given;

    @Autowired
    private DisputeService disputes;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private MockMvcTester browser;
    private Practice practice;
    private Payment payment;

    @BeforeEach
    void aPaidNote() {
        browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        given.stripe().dropWebhooks(true);
        practice = given.aPractice();
        payment = given.paid(given.anUnpaidNote(practice));
    }

    @AfterEach
    void calm() {
        given.stripe().dropWebhooks(false);
    }

    @Test
    void thePageSaysWhatIsContestedUntilWhenAndWhatToDo() {
        var dispute = open();

        assertThat(get("/disputes/" + dispute.id()))
                .hasStatusOk()
                .bodyText()
                .contains("Jeanne Durand", "25,00\u00a0€", "20,00\u00a0€", "à répondre")
                .contains("Répondez avant le ", "(heure de Paris)", "Il reste 8 jours.")
                .contains("/disputes/" + dispute.id() + "/dossier")
                .contains("/" + payment.payee() + "/test/disputes/" + dispute.gatewayId())
                .doesNotContain("??");
    }

    /** The codes of the SDK's {@code Dispute.reason}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bank_cannot_process",
                "check_returned",
                "credit_not_processed",
                "customer_initiated",
                "debit_not_authorized",
                "duplicate",
                "fraudulent",
                "general",
                "incorrect_account_details",
                "insufficient_funds",
                "noncompliant",
                "product_not_received",
                "product_unacceptable",
                "subscription_canceled",
                "unrecognized"
            })
    void everyReasonIsPlainFrench(String reason) {
        var dispute = open();
        write("reason = '" + reason + "'", dispute);

        assertThat(get("/disputes/" + dispute.id()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(reason, "que nous ne connaissons pas encore");
    }

    @Test
    void aReasonNobodyKnowsIsShownAsItIs() {
        var dispute = open();
        write("reason = 'brand_new_reason'", dispute);

        assertThat(get("/disputes/" + dispute.id()))
                .bodyText()
                .contains("que nous ne connaissons pas encore", "brand_new_reason");
    }

    @ParameterizedTest
    @CsvSource({
        "INQUIRY, pose une question",
        "INQUIRY_UNDER_REVIEW, Rien ne vous a été repris",
        "INQUIRY_CLOSED, en est restée à sa question",
        "NEEDS_RESPONSE, elle lui donnera raison",
        "UNDER_REVIEW, Votre réponse est envoyée",
        "WON, La banque vous a donné raison",
        "LOST, C’est définitif",
        "PREVENTED, avait été rendue à temps"
    })
    void everyStateSaysWhatHappensNext(DisputeStatus status, String words) {
        var dispute = open();
        become(status, dispute);

        var page = get("/disputes/" + dispute.id());
        assertThat(page).hasStatusOk().bodyText().contains(words).doesNotContain("??");
        if (status.canBeAnswered()) {
            assertThat(page).bodyText().contains("Répondre sur Stripe");
        } else {
            assertThat(page).bodyText().doesNotContain("Répondre sur Stripe", "Répondez avant");
        }
    }

    @Test
    void afterTheDeadlineNobodyIsAskedToAnswer() {
        var dispute = open();
        dueAt(given.stripe().now().minusSeconds(60), dispute);

        assertThat(get("/disputes/" + dispute.id()))
                .bodyText()
                .contains("La date limite est passée", "délai dépassé")
                .doesNotContain("Répondre sur Stripe");
        assertThat(get("/disputes/banner")).bodyText().doesNotContain(BANNER);
    }

    @Test
    void theLastDayIsCountedInHours() {
        var dispute = open();
        dueAt(given.stripe().now().plus(Duration.ofMinutes(90)), dispute);
        assertThat(get("/disputes/" + dispute.id())).bodyText().contains("Il reste 1 heure.");

        dueAt(given.stripe().now().plus(Duration.ofMinutes(30)), dispute);
        assertThat(get("/disputes/" + dispute.id())).bodyText().contains("Il reste moins d’une heure.");
    }

    @Test
    void everyPageSaysSoWhileAnAnswerIsAwaited() {
        assertThat(get("/monitoring")).bodyText().doesNotContain(BANNER);
        var dispute = open();

        for (var page : List.of("/consultations", "/monitoring", "/payouts", "/account/profile", "/disputes/banner")) {
            assertThat(get(page)).bodyText().contains(BANNER, "/disputes/" + dispute.id());
        }
        become(DisputeStatus.UNDER_REVIEW, dispute);
        assertThat(get("/monitoring")).bodyText().doesNotContain(BANNER);
    }

    @Test
    void openOnesComeFirstAndAPracticeWithoutAnyIsTold() {
        assertThat(get("/disputes")).hasStatusOk().bodyText().contains("Aucun litige", "vous serez prévenu");
        var first = open();
        become(DisputeStatus.LOST, first);
        assertThat(get("/disputes"))
                .bodyText()
                .contains("Aucun litige en cours", first.id().toString())
                .doesNotContain("Litiges en cours, du plus récent");
        payment = given.paid(given.anUnpaidNote(practice));
        var second = open();

        assertThat(get("/disputes"))
                .bodyText()
                .doesNotContain("Aucun litige en cours")
                .containsSubsequence(
                        "En cours",
                        second.id().toString(),
                        "Terminés",
                        first.id().toString())
                .doesNotContain("??");
    }

    @Test
    void anothersDisputeIsUnknown() {
        var dispute = open();
        practice = given.aPractice();

        assertThat(get("/disputes/" + dispute.id())).hasStatus(404).bodyText().doesNotContain("Jeanne");
        assertThat(get("/disputes")).bodyText().doesNotContain("Jeanne");
        assertThat(get("/monitoring")).bodyText().doesNotContain(BANNER);
    }

    private Dispute open() {
        given.stripe().openDispute(payment.payee(), Objects.requireNonNull(payment.chargeId()));
        disputes.refresh(payment.id(), Cause.SWEEPER);
        return disputes.ofPayment(payment.id()).getFirst();
    }

    /** Any state, as if Stripe had said so from the beginning; the table's own law about moves is tried elsewhere. */
    private void become(DisputeStatus status, Dispute dispute) {
        if (status == DisputeStatus.NEEDS_RESPONSE) {
            return;
        }
        Superuser.does("update dispute set check_at = null, status = '%s', closed_at = %s where id = '%s'"
                .formatted(status, status.isFinal() ? "now()" : "null", dispute.id()));
    }

    private void dueAt(Instant due, Dispute dispute) {
        database.sql("update dispute set evidence_due_at = ? where id = ?")
                .params(due.atOffset(ZoneOffset.UTC), dispute.id())
                .update();
    }

    private void write(String change, Dispute dispute) {
        database.sql("update dispute set check_at = null, " + change + " where id = ?")
                .param(dispute.id())
                .update();
    }

    private MvcTestResult get(String address) {
        return browser.get().uri(address).with(Signed.in(practice.who())).exchange();
    }
}
