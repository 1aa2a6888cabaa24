package fr.honoraire.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.billing.DisputeStanding;
import fr.honoraire.practitioner.team.Colleagues;
import fr.honoraire.practitioner.team.MemberRole;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Signed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@IntegrationTest
class MonitoringPagesTest {

    private static final String NOVEMBER = "from=2026-11-01&to=2026-11-30";

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Given given;

    @Autowired
    private Colleagues colleagues;

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
    void theTableSaysEachConsultationsMoney() {
        var consultation = ledger.held(Instant.parse("2026-11-10T11:00:00Z"), Duration.ofSeconds(2898));
        ledger.billed(ledger.patient(consultation, 0, "Zoé Lefèvre"), 2500, "OPEN", null);

        assertThat(get("/monitoring?" + NOVEMBER))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "10/11/2026 12:00",
                        "48\u00a0min\u00a018\u00a0s",
                        "Zoé Lefèvre",
                        "25,00\u00a0€",
                        "impayé",
                        "Renvoyer une demande de paiement",
                        "/consultations/" + consultation,
                        "aria-pressed=\"false\"")
                .doesNotContain("??");
    }

    @Test
    void daysTheWrongWayRoundAreSaidBesideTheFieldAndTheRestIsKept() {
        assertThat(get("/monitoring?from=2026-11-30&to=2026-11-01&status=UNPAID&q=zo%C3%A9"))
                .hasStatus(422)
                .bodyText()
                .contains("La date de fin précède la date de début.", "value=\"2026-11-30\"", "value=\"zoé\"")
                .contains("aria-invalid=\"true\"", "value=\"UNPAID\"");
        assertThat(get("/monitoring?from=yesterday")).hasStatus(422);
        assertThat(get("/monitoring?from=%2B99999999-01-01")).hasStatus(422);
    }

    @Test
    void whatMakesNoSenseShowsTheFirstPage() {
        ledger.patient(Ledger.NOON, "Alice");

        for (var nonsense : List.of("after=x", "before=%00", "after=AAAA", "status=NEVER", "after=" + "_".repeat(38))) {
            assertThat(get("/monitoring?" + NOVEMBER + "&" + nonsense))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Alice");
        }
    }

    @Test
    void nothingYetAndNothingFoundAreNotTheSame() {
        assertThat(get("/monitoring"))
                .hasStatusOk()
                .bodyText()
                .contains("/consultations/new\"", "Programmez la première");

        ledger.patient(Ledger.NOON, "Alice");

        assertThat(get("/monitoring?" + NOVEMBER + "&q=nobody"))
                .bodyText()
                .contains("Effacer les filtres")
                .doesNotContain("Programmez la première");
    }

    @Test
    void aPatientJustAskedIsNotAskedAgain() {
        var due = ledger.billed(ledger.patient(Ledger.NOON, "Alice"), 2500, "OPEN", null);
        assertThat(get("/monitoring?" + NOVEMBER))
                .bodyText()
                .contains("/payments/" + due.payment() + "/requests")
                .doesNotContain("(1 fois)", "disabled");

        ledger.asked(due, 1, Instant.now(), "SENT");

        assertThat(get("/monitoring?" + NOVEMBER))
                .bodyText()
                .contains("/payments/" + due.payment() + "/requests", "(1 fois)", "disabled=\"disabled\"");
    }

    @Test
    void onlyWhatIsDueCanBeAskedFor() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Alice"), 2500);

        assertThat(get("/monitoring?" + NOVEMBER))
                .bodyText()
                .contains("effectué", "/notes/" + due.note())
                .doesNotContain("/requests", "/settle", "/cancel");
    }

    @Test
    void aRowThatWasShownBeforeSaysWhatHasBecomeOfItSince() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Alice"), 2500);
        assertThat(get("/monitoring?" + NOVEMBER)).bodyText().contains("effectué");

        ledger.wentBack(due, 1000, null);

        assertThat(get("/monitoring?" + NOVEMBER)).bodyText().contains("10,00\u00a0€ remboursés");
    }

    @Test
    void aRowThatWasShownToOneShowsAnotherNoMoreThanHeMaySee() {
        var practice = given.aPractice();
        var paid = given.paid(given.billed(given.aCall(practice)));
        var refunds = "/payments/" + paid.id() + "/refunds";
        assertThat(get("/monitoring", practice.who())).bodyText().contains(refunds);

        var colleague = colleagues.of(practice, MemberRole.SECRETARY, Set.of(Right.PLAN, Right.SEE_AMOUNTS));

        assertThat(get("/monitoring", colleague))
                .hasStatusOk()
                .bodyText()
                .contains("effectué", "/notes/" + paid.noteId())
                .doesNotContain(refunds);
        assertThat(get("/monitoring", practice.who())).bodyText().contains(refunds);
    }

    @Test
    void theExportIsWhatAFrenchSpreadsheetReads() throws Exception {
        var consultation = ledger.held(Instant.parse("2026-11-10T11:00:00Z"), Duration.ofSeconds(2898));
        var due = ledger.paid(ledger.patient(consultation, 0, "=HYPERLINK(\"x\");1"), 123456);
        ledger.patient(consultation, 1, "-Jean, dit \"Le Petit\"");
        var payout = ledger.payout(123393, "PAID", Ledger.NOON, LocalDate.of(2026, 11, 20), "REF 1");
        ledger.line(payout, "PAYMENT", 123456, 63, due.payment());
        ledger.wentBack(due, 1050, null);

        var answer = get("/monitoring.csv?" + NOVEMBER);

        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"paiements_2026-11-01_2026-11-30.csv\"")
                .hasHeader("Content-Type", "text/csv;charset=UTF-8");
        assertThat(answer.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\ufeffDébut;Fin;Durée;Téléconsultation;Patient;Numéro de note;Montant;Statut du paiement;Payé le;"
                                + "Frais Stripe;Net;Remboursé;En litige;Statut du reversement;Reversé le;Référence du reversement;Lien\r\n"
                                + "10/11/2026 12:00;10/11/2026 12:48;48 min 18 s;terminée;\"'=HYPERLINK(\"\"x\"\");1\";2026-0001;1234,56;"
                                + "remboursé en partie;10/11/2026 12:01;0,63;1233,93;-10,50;;versé le 20/11/2026;20/11/2026;REF 1;\r\n"
                                + "10/11/2026 12:00;10/11/2026 12:48;48 min 18 s;terminée;\"'-Jean, dit \"\"Le Petit\"\"\";;;"
                                + "pas de paiement;;;;;;;;;\r\n");
    }

    @Test
    void theExportLeadsToCallsThatAreYetToBeHeld() throws Exception {
        var planned = ledger.planned(Ledger.NOON, "PLANNED");
        ledger.patient(planned, 0, "Zoé");
        ledger.patient(ledger.planned(Ledger.NOON.minusSeconds(60), "CANCELED"), 0, "Max");

        assertThat(csv(NOVEMBER))
                .satisfiesExactly(
                        names -> assertThat(names).endsWith(";Lien"),
                        one -> assertThat(one).contains(";prévue;").endsWith("/consultations/" + planned + "/room"),
                        other -> assertThat(other).contains(";annulée;").endsWith(";"));
    }

    @Test
    void whatWentBackStandsApartInTheSumsAndBesideTheAmount() {
        ledger.wentBack(ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500), 1000, null);
        assertThat(get("/monitoring?" + NOVEMBER))
                .bodyText()
                .contains(
                        "id=\"sum-refunded\"",
                        "-10,00\u00a0€",
                        "10,00\u00a0€ remboursés",
                        "remboursé en partie",
                        "state state-good")
                .doesNotContain("id=\"sum-disputed\"", "??");

        var due = ledger.paid(ledger.patient(Ledger.NOON, "Max"), 3000);
        ledger.wentBack(due, 0, DisputeStanding.LOST);
        ledger.held(due, 3000);
        assertThat(get("/monitoring?" + NOVEMBER))
                .bodyText()
                .contains("id=\"sum-disputed\"", "-30,00\u00a0€", "30,00\u00a0€ contestés", "litige perdu", "repris")
                .doesNotContain("??");
    }

    @Test
    void theExportHoldsAllRowsOfTheFilterAndNobodyElses() throws Exception {
        var other = new Ledger(database);
        other.patient(Ledger.NOON, "Somebody else's");
        for (var i = 0; i < 60; i++) {
            ledger.billed(ledger.patient(Ledger.NOON, "Patient " + i), 2500, "OPEN", i % 2 == 0 ? null : "declined");
        }

        assertThat(csv(NOVEMBER)).hasSize(61).noneMatch(line -> line.contains("Somebody"));
        assertThat(csv(NOVEMBER + "&status=DECLINED")).hasSize(31);
        assertThat(get("/monitoring.csv?from=2026-11-30&to=2026-11-01")).hasStatus(400);
    }

    @Test
    void tenThousandRowsLeaveInAFewSeconds() throws Exception {
        ledger.manyUnpaid(10_000);
        var began = System.nanoTime();

        assertThat(csv(NOVEMBER)).hasSize(10_001).last().asString().contains("48 min 18 s;terminée;Zoé Lefèvre;2026-");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private List<String> csv(String filter) throws Exception {
        return get("/monitoring.csv?" + filter)
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private MvcTestResult get(String address) {
        return get(address, ledger.owner());
    }

    private MvcTestResult get(String address, SignedIn who) {
        return browser.get().uri(URI.create(address)).with(Signed.in(who)).exchange();
    }
}
