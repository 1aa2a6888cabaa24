package fr.honoraire.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.billing.DisputeStanding;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
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
                .contains("Les lignes font exactement le montant viré.", "Zoé Lefèvre", due.number())
                .doesNotContain("??");
        assertThat(get("/payouts")).hasStatusOk().bodyText().contains("12,37\u00a0€", "Rien n’attend", "TRACE 42");
    }

    @Test
    void aGapIsNeverHidden() {
        var payout = ledger.payout(2438, "IN_TRANSIT", Ledger.NOON, ARRIVAL, null);
        ledger.line(payout, "PAYMENT", 2500, 63, null);

        assertThat(get("/payouts/" + payout))
                .bodyText()
                .contains("Les lignes ne font pas le montant viré.", ">0,01\u00a0€<");
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
        assertThat(get("/payouts/" + payout + ".csv")).hasStatus(404).bodyText().doesNotContain("SECRET");
        assertThat(get("/payouts/" + UUID.randomUUID() + ".csv")).hasStatus(404);
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

    @Test
    void linesStandByKindEachWithItsSum() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Zoé Lefèvre"), 2500);
        var other = ledger.paid(ledger.patient(Ledger.NOON, "Max"), 5000);
        var refund = ledger.refund(due, 1000, "SUCCEEDED", Ledger.NOON);
        var credit = ledger.credited(due, refund, 1000, Ledger.NOON);
        var payout = ledger.payout(6174 - 4500, "PAID", Ledger.NOON, ARRIVAL, null);
        ledger.refundLine(payout, -1000, due, refund);
        ledger.disputeLine(payout, -2500, 2000, other, ledger.dispute(other, "LOST", Ledger.NOON, Ledger.NOON));
        ledger.line(payout, "PAYMENT", 2500, 63, due.payment());
        ledger.line(payout, "PAYMENT", 5000, 63, other.payment());
        ledger.line(payout, "ADJUSTMENT", -200, 0, null);

        assertThat(get("/payouts/" + payout))
                .bodyText()
                .containsSubsequence(
                        "Zoé Lefèvre",
                        "Total honoraires",
                        "75,00",
                        "1,26",
                        "73,74",
                        "avoir n° " + credit,
                        "Total remboursement",
                        "-10,00",
                        "Total litige",
                        "-25,00",
                        "20,00",
                        "-45,00",
                        "Total ajustement",
                        "-2,00",
                        "Total des lignes",
                        "38,00",
                        "21,26",
                        "16,74",
                        "Montant viré",
                        "16,74",
                        "Écart",
                        ">0,00")
                .doesNotContain("Frais de la plateforme", "??");
    }

    @Test
    void thePlatformsFeeStandsApartWhereThereIsAny() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        var payout = ledger.payout(2387, "PAID", Ledger.NOON, ARRIVAL, null);
        ledger.platformFee(ledger.line(payout, "PAYMENT", 2500, 113, due.payment()), 50);

        assertThat(get("/payouts/" + payout))
                .bodyText()
                .containsSubsequence("Frais Stripe", "Frais de la plateforme", "0,63", "0,50", "23,87")
                .contains("Les lignes font exactement");
    }

    @Test
    void aChargeThatIsNoneOfOurNotesSaysSo() {
        var payout = ledger.payout(2437, "PAID", Ledger.NOON, ARRIVAL, null);
        ledger.line(payout, "PAYMENT", 2500, 63, null);

        assertThat(get("/payouts/" + payout)).bodyText().contains("Encaissement hors Honoraire");
    }

    @Test
    void whileItsLinesAreNotKnownOneReadsWhenTheyWillBe() {
        var payout = ledger.payout(2437, "IN_TRANSIT", Ledger.NOON, ARRIVAL, null);
        ledger.linesUnknown(payout);

        assertThat(get("/payouts/" + payout))
                .bodyText()
                .contains("pas encore arrêté le contenu", "vers le 20/11/2026")
                .doesNotContain("Écart", ".csv", "??");
    }

    @Test
    void everyReasonOfAFailureHasItsWordsAndARemedy() {
        var payout = ledger.payout(2437, "FAILED", Ledger.NOON, ARRIVAL, null);
        var codes = Stream.of(
                        PayoutFailure.OF_DETAILS.stream(),
                        PayoutFailure.OF_BANK.stream(),
                        Stream.of(PayoutFailure.OF_BALANCE, "a_code_of_tomorrow"))
                .flatMap(all -> all)
                .toList();

        for (var code : codes) {
            ledger.failedFor(payout, code);
            assertThat(get("/payouts/" + payout))
                    .as(code)
                    .bodyText()
                    .contains("Pourquoi", "La somme est revenue sur votre solde Stripe.", "/account/bank")
                    .doesNotContain("??");
        }
        assertThat(get("/payouts/" + payout)).bodyText().contains("la banque n’a pas accepté le virement");
    }

    @Test
    void aFailedTransferLeadsToTheOneItsMoneyLeftIn() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        var failed = ledger.payout(2437, "FAILED", Ledger.NOON, ARRIVAL, null);
        ledger.line(failed, "PAYMENT", 2500, 63, due.payment());
        var again = ledger.payout(2437, "PAID", Ledger.NOON.plus(Duration.ofDays(12)), ARRIVAL.plusDays(13), null);
        ledger.returned(failed, again, 2437);

        assertThat(get("/payouts/" + failed))
                .bodyText()
                .contains("puis repartie dans le", "/payouts/" + again, "virement du 22/11/2026");
        assertThat(get("/payouts/" + again))
                .bodyText()
                .contains("virement revenu", "/payouts/" + failed, "virement du 10/11/2026");
        assertThat(get("/payouts"))
                .bodyText()
                .contains("somme repartie dans le virement du 22/11/2026", "Rien n’attend")
                .containsPattern("(?s)data-label=\"Notes\">1<.*data-label=\"Notes\">1<")
                .doesNotContain("??");
    }

    @Test
    void whatWillBeTakenOffIsSaidBeforeItIs() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        ledger.refund(due, 1000, "SUCCEEDED", Ledger.NOON);

        assertThat(get("/payouts"))
                .bodyText()
                .contains("avec le prochain virement", "-10,00\u00a0€", ">14,37\u00a0€<", "à partir du")
                .doesNotContain("Vous devez", "??");
    }

    @Test
    void moreGoneBackThanComeInIsSaidPlainly() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        var payout = ledger.payout(2437, "PAID", Ledger.NOON, ARRIVAL, null);
        ledger.line(payout, "PAYMENT", 2500, 63, due.payment());
        ledger.refund(due, 500, "SUCCEEDED", Ledger.NOON);
        ledger.dispute(due, "NEEDS_RESPONSE", Ledger.NOON, null);

        assertThat(get("/payouts"))
                .bodyText()
                .contains(">-50,00\u00a0€<", "Vous devez 50,00\u00a0€ à Stripe", "aucun pour l’instant")
                .doesNotContain("??");
    }

    @Test
    void whatATransferTookOffIsNotTakenOffAgainAndComesBackIfTheBankReturnsIt() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        var refund = ledger.refund(due, 1000, "FAILED", Ledger.NOON);
        var payout = ledger.payout(1437, "PAID", Ledger.NOON, ARRIVAL, null);
        ledger.line(payout, "PAYMENT", 2500, 63, due.payment());
        ledger.refundLine(payout, -1000, due, refund);
        var won = ledger.dispute(due, "WON", Ledger.NOON, Ledger.NOON);
        ledger.disputeLine(payout, -2500, 2000, due, won);

        assertThat(get("/payouts")).bodyText().contains(">35,00\u00a0€<", ">10,00\u00a0€<", ">25,00\u00a0€<");

        ledger.refundLine(payout, 1000, due, refund);
        ledger.disputeLine(payout, 2500, 0, due, won);
        assertThat(get("/payouts")).bodyText().contains("Rien n’attend");
    }

    @Test
    void afterAFailureNothingIsPromised() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        var payout = ledger.payout(2437, "FAILED", Ledger.NOON, ARRIVAL, null);
        ledger.line(payout, "PAYMENT", 2500, 63, due.payment());

        assertThat(get("/payouts"))
                .bodyText()
                .contains("Le dernier virement a échoué", "aucun pour l’instant", "le compte bancaire est clôturé")
                .doesNotContain("à partir du");
    }

    @Test
    void theAccountantsFileHoldsEachLineAndNoSum() throws Exception {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "=SOMME(A1)"), 123456);
        var refund = ledger.refund(due, 1050, "SUCCEEDED", Ledger.NOON);
        var credit = ledger.credited(due, refund, 1050, Ledger.NOON);
        var payout = ledger.payout(122343, "PAID", Ledger.NOON, ARRIVAL, "FR 12/34");
        ledger.refundLine(payout, -1050, due, refund);
        ledger.platformFee(ledger.line(payout, "PAYMENT", 123456, 113, due.payment()), 50);
        ledger.line(payout, "PAYMENT", 100, 50, null);

        var answer = get("/payouts/" + payout + ".csv");

        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"reversement_2026-11-10_FR-12-34.csv\"")
                .hasHeader("Content-Type", "text/csv;charset=UTF-8");
        assertThat(answer.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\ufeffDate;Nature;Patient;Numéro de note;Numéro d’avoir;Brut;Frais Stripe;Frais de la plateforme;"
                                + "Net;Virement du;État du virement;Versé le;Référence du virement;Identifiant chez Stripe;Montant viré\r\n"
                                + "10/11/2026 12:00;honoraires;'=SOMME(A1);2026-0001;;1234,56;0,63;0,50;1233,43;10/11/2026;versé;20/11/2026;FR 12/34;po_"
                                + payout + ";1223,43\r\n"
                                + "10/11/2026 12:00;honoraires (encaissement hors Honoraire);;;;1,00;0,50;0,00;0,50;10/11/2026;versé;20/11/2026;FR 12/34;po_"
                                + payout + ";1223,43\r\n"
                                + "10/11/2026 12:00;remboursement;'=SOMME(A1);2026-0001;" + credit
                                + ";-10,50;0,00;0,00;-10,50;10/11/2026;versé;20/11/2026;FR 12/34;po_" + payout
                                + ";1223,43\r\n");
    }

    @Test
    void theLifeLineFollowsTheMoneyBack() {
        var consultation = ledger.held(Ledger.NOON, Duration.ofMinutes(20));
        var due = ledger.paid(ledger.patient(consultation, 0, "Zoé"), 2500);
        var payout = ledger.payout(2437, "PAID", Ledger.NOON.plus(Duration.ofDays(8)), ARRIVAL, "TRACE 42");
        ledger.line(payout, "PAYMENT", 2500, 63, due.payment());
        var refund = ledger.refund(due, 1000, "SUCCEEDED", Ledger.NOON.plus(Duration.ofDays(20)));
        var credit = ledger.credited(
                due, refund, 1000, Ledger.NOON.plus(Duration.ofDays(20)).plusSeconds(5));
        ledger.wentBack(due, 1000, null);

        assertThat(money(consultation))
                .bodyText()
                .containsSubsequence(
                        "Payée",
                        "Partie dans un virement",
                        "Versée sur votre compte bancaire",
                        "TRACE 42",
                        "Remboursement demandé",
                        "10,00",
                        "à la demande du patient",
                        "Remboursement parti",
                        "Avoir n° " + credit,
                        "Ensuite",
                        "sera déduit d’un prochain virement")
                .doesNotContain("??");

        var next = ledger.payout(9000, "PAID", Ledger.NOON.plus(Duration.ofDays(21)), ARRIVAL.plusDays(12), null);
        ledger.refundLine(next, -1000, due, refund);
        assertThat(money(consultation))
                .bodyText()
                .containsSubsequence("Avoir n°", "/payouts/" + next, "Remboursement déduit d’un virement")
                .doesNotContain("Ensuite", "??");
    }

    @Test
    void theLifeLineTellsWhatIsOwedAfterARefundCameBack() {
        var consultation = ledger.held(Ledger.NOON, Duration.ofMinutes(20));
        var due = ledger.paid(ledger.patient(consultation, 0, "Zoé"), 2500);
        ledger.refund(due, 1000, "FAILED", Ledger.NOON.plus(Duration.ofDays(1)));

        assertThat(money(consultation))
                .bodyText()
                .containsSubsequence("Remboursement parti", "Remboursement revenu", "remettez la somme au patient")
                .doesNotContain("??");
    }

    @Test
    void whatFollowsStandsAfterWhateverTheClocksSay() {
        var consultation = ledger.held(Ledger.NOON, Duration.ofMinutes(20));
        var due = ledger.paid(ledger.patient(consultation, 0, "Zoé"), 2500);
        var created = Ledger.NOON;
        var refund = ledger.refund(due, 1000, "SUCCEEDED", created.minusSeconds(30));
        ledger.dispute(due, "WON", created.plusSeconds(600), created.plusSeconds(300));
        var payout = ledger.payout(1437, "PAID", created, LocalDate.of(2026, 11, 10), null);
        ledger.line(payout, "PAYMENT", 2500, 63, due.payment());
        ledger.refundLine(payout, -1000, due, refund);

        assertThat(money(consultation))
                .bodyText()
                .containsSubsequence(
                        "Payée", "Remboursement demandé", "Partie dans un virement", "déduit d’un virement")
                .containsSubsequence("contesté par le patient", "Litige gagné")
                .doesNotContain("??");
    }

    @Test
    void theLifeLineTellsADisputeAndTheDayToAnswer() {
        var consultation = ledger.held(Ledger.NOON, Duration.ofMinutes(20));
        var due = ledger.paid(ledger.patient(consultation, 0, "Zoé"), 2500);
        ledger.dispute(due, "NEEDS_RESPONSE", Ledger.NOON.plus(Duration.ofDays(1)), null);
        ledger.wentBack(due, 0, DisputeStanding.OPEN);
        ledger.held(due, 2500);

        assertThat(money(consultation))
                .bodyText()
                .containsSubsequence("contesté par le patient", "20/11/2026 12:00", "Dernier moment pour répondre")
                .contains("répondez à la banque du patient avant la date indiquée")
                .doesNotContain("??");

        var other = ledger.held(Ledger.NOON, Duration.ofMinutes(20));
        var lost = ledger.paid(ledger.patient(other, 0, "Max"), 2500);
        var closed = Ledger.NOON.plus(Duration.ofDays(3));
        var payout = ledger.payout(100, "PAID", closed, ARRIVAL, null);
        ledger.disputeLine(payout, -2500, 2000, lost, ledger.dispute(lost, "LOST", Ledger.NOON, closed));
        ledger.wentBack(lost, 0, DisputeStanding.LOST);
        ledger.held(lost, 2500);
        assertThat(money(other))
                .bodyText()
                .containsSubsequence("contesté par le patient", "Litige perdu", "frais déduits d’un virement", "45,00")
                .doesNotContain("Dernier moment", "??");
    }

    @Test
    void theLifeLineFollowsATransferThatFailedTwice() {
        var consultation = ledger.held(Ledger.NOON, Duration.ofMinutes(20));
        var due = ledger.paid(ledger.patient(consultation, 0, "Zoé"), 2500);
        var first = ledger.payout(2437, "FAILED", Ledger.NOON.plus(Duration.ofDays(8)), ARRIVAL, null);
        ledger.line(first, "PAYMENT", 2500, 63, due.payment());
        var second = ledger.payout(2437, "FAILED", Ledger.NOON.plus(Duration.ofDays(12)), ARRIVAL.plusDays(4), null);
        ledger.returned(first, second, 2437);
        var third = ledger.payout(2437, "IN_TRANSIT", Ledger.NOON.plus(Duration.ofDays(16)), ARRIVAL.plusDays(8), null);
        ledger.returned(second, third, 2437);

        assertThat(money(consultation))
                .bodyText()
                .containsSubsequence(
                        "/payouts/" + first,
                        "Partie dans un virement",
                        "Virement échoué",
                        "le compte bancaire est clôturé",
                        "/payouts/" + second,
                        "Repartie dans un nouveau virement",
                        "Virement échoué",
                        "/payouts/" + third,
                        "Repartie dans un nouveau virement",
                        "Arrivée à votre banque",
                        "le virement doit arriver")
                .doesNotContain("??");
    }

    private MvcTestResult money(UUID consultation) {
        return get("/consultations/" + consultation + "/money");
    }

    private MvcTestResult get(String address) {
        return browser.get().uri(address).with(Signed.in(ledger.owner())).exchange();
    }
}
