package fr.honoraire.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.support.IntegrationTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@IntegrationTest
class PayoutPagesTest {

    private static final LocalDate ARRIVAL = LocalDate.of(2026, 11, 20);

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private MockMvcTester browser;
    private Ledger ledger;

    @BeforeEach
    void aPractitionerOfItsOwn() {
        browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        ledger = new Ledger(database);
    }

    @Test
    void aTransferAddsUpToTheCent() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Zoé Lefèvre"), 2500);
        var payout = ledger.payout(1237, "PAID", Ledger.NOON, ARRIVAL, "TRACE 42");
        ledger.line(payout, "PAYMENT", 2500, 63, due.payment());
        ledger.line(payout, "REFUND", -1000, 0, due.payment());
        ledger.line(payout, "FEE", -200, 0, null);

        assertThat(get("/payouts/" + payout))
                .hasStatusOk()
                .bodyText()
                .contains("honoraires", "remboursement", "TRACE 42", "versé le 20/11/2026", "-10,00\u00a0€")
                .contains("Les lignes font exactement le montant du virement.", "Zoé Lefèvre", due.number())
                .doesNotContain("??");
        assertThat(get("/payouts")).hasStatusOk().bodyText().contains("12,37\u00a0€", "Rien n’attend", "TRACE 42");
    }

    @Test
    void aGapIsNeverHidden() {
        var payout = ledger.payout(2438, "IN_TRANSIT", Ledger.NOON, ARRIVAL, null);
        ledger.line(payout, "PAYMENT", 2500, 63, null);

        assertThat(get("/payouts/" + payout))
                .bodyText()
                .contains("Les lignes ne font pas le montant du virement.", ">0,01\u00a0€<");
    }

    @Test
    void aFailedTransferSaysWhyAndItsMoneyIsToComeAgain() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        var payout = ledger.payout(2437, "FAILED", Ledger.NOON, ARRIVAL, null);
        ledger.line(payout, "PAYMENT", 2500, 63, due.payment());

        assertThat(get("/payouts/" + payout)).bodyText().contains("le compte bancaire est clôturé", "/account/bank");
        assertThat(get("/payouts"))
                .bodyText()
                .contains("Net à venir", "24,37\u00a0€", "17/11/2026")
                .doesNotContain("??");
    }

    @Test
    void anothersTransferIsUnknown() {
        var other = new Ledger(database);
        var payout = other.payout(2437, "PAID", Ledger.NOON, ARRIVAL, "SECRET");
        var consultation = other.held(Ledger.NOON, Duration.ofMinutes(20));

        assertThat(get("/payouts/" + payout)).hasStatus(404).bodyText().doesNotContain("SECRET");
        assertThat(get("/payouts")).bodyText().doesNotContain("SECRET");
        assertThat(get("/consultations/" + consultation + "/money")).hasStatus(404);
    }

    @Test
    void theLifeLineTellsEachStepInItsOrder() {
        var consultation = ledger.held(Ledger.NOON, Duration.ofMinutes(20));
        var due = ledger.paid(ledger.patient(consultation, 0, "Zoé"), 2500);
        ledger.asked(due, 1, Ledger.NOON.plusSeconds(10), "SENT");
        var payout = ledger.payout(2437, "PAID", Ledger.NOON, ARRIVAL, "TRACE 42");
        ledger.line(payout, "PAYMENT", 2500, 63, due.payment());

        var story = get("/consultations/" + consultation + "/money");

        assertThat(story)
                .hasStatusOk()
                .bodyText()
                .containsSubsequence(
                        "Note émise",
                        "Demande de paiement",
                        "e-mail envoyé",
                        "Payée",
                        "Somme disponible",
                        "Versée sur votre compte bancaire",
                        "TRACE 42")
                .doesNotContain("??", "<html", "Ensuite");
    }

    @Test
    void anUnpaidNoteSaysWhatComesNext() {
        var consultation = ledger.held(Ledger.NOON, Duration.ofMinutes(20));
        ledger.billed(ledger.patient(consultation, 0, "Zoé"), 2500, "OPEN", "insufficient_funds");
        ledger.billed(ledger.patient(consultation, 1, "Max"), 2500, "SETTLED_OTHERWISE", null);

        assertThat(get("/consultations/" + consultation + "/money"))
                .bodyText()
                .contains("refusé par sa banque", "Réglée autrement", "chèque")
                .doesNotContain("??");
    }

    private MvcTestResult get(String address) {
        var me = UsernamePasswordAuthenticationToken.authenticated(ledger.owner(), null, List.of());
        return browser.get().uri(address).with(authentication(me)).exchange();
    }
}
