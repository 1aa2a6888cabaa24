package fr.honoraire.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.payout.PayoutStatus;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Signed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@IntegrationTest
class AccountingPackTest {

    private static final LocalDate ARRIVAL = LocalDate.of(2026, 11, 20);
    private static final Instant OCTOBER = Instant.parse("2026-10-20T10:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-02T10:00:00Z");

    @Autowired
    private JdbcClient database;

    @Autowired
    private MonitoringTable table;

    @Autowired
    private PayoutTable payouts;

    @Autowired
    private French french;

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
    void anythingThatMayHappenInAMonthAddsUpToWhatTheScreensSay() throws IOException {
        var zoe = ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        var max = ledger.paid(ledger.patient(Ledger.NOON, "Max"), 6000);
        ledger.billed(ledger.patient(Ledger.NOON, "Paul"), 3000, "SETTLED_OTHERWISE", null);
        ledger.billed(ledger.patient(Ledger.NOON, "Léa"), 4000, "OPEN", null);
        ledger.billed(ledger.patient(Ledger.NOON, "Ali"), 4500, "CANCELED", null);
        ledger.billed(ledger.patient(OCTOBER, "Eva"), 7000, "PAID", null, Ledger.NOON);
        ledger.billed(ledger.patient(Ledger.NOON, "Tom"), 8000, "PAID", null, DECEMBER);
        ledger.billed(ledger.patient(OCTOBER, "Old"), 9900, "PAID", null, OCTOBER);
        var refund = ledger.refund(zoe, 1000, "SUCCEEDED", Ledger.NOON);
        ledger.credited(zoe, refund, 1000, Ledger.NOON);
        ledger.wentBack(zoe, 1000, null);
        ledger.dispute(max, "NEEDS_RESPONSE", Ledger.NOON, null);
        ledger.held(transferred(zoe, max), 0);

        var sums = sums();

        var screen = table.totals(
                ledger.practitioner(),
                new MonitoringFilter(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30), Set.of(), ""));
        assertThat(sums)
                .containsEntry("Encaissé par carte", "155,00")
                .containsEntry("Encaissé par chèque", "30,00")
                .containsEntry("Total encaissé dans le mois", "185,00")
                .containsEntry("Avoirs émis", "-10,00")
                .containsEntry("Remboursements", "-10,00")
                .containsEntry("Litiges", "-25,00")
                .containsEntry("Encaissé, remboursements et litiges déduits", "150,00")
                .containsEntry("Total des frais", "21,89")
                .containsEntry("Encaissé dans le mois, pour des actes du mois", "115,00")
                .containsEntry("Encaissé dans le mois, pour des actes d’un autre mois", "70,00")
                .containsEntry("Actes du mois encaissés un autre mois", "80,00")
                .containsEntry("Monitoring\u00a0: encaissé", plain(screen.collected()))
                .containsEntry("Monitoring\u00a0: facturé", plain(screen.billed()))
                .containsEntry("Monitoring\u00a0: reste dû", plain(screen.due()))
                .containsEntry("Monitoring\u00a0: remboursé", plain(screen.refunded()))
                .containsEntry("Monitoring\u00a0: versé", plain(screen.paidOut()))
                .containsEntry("Écart", "0,00");
        assertThat(get("/monitoring?from=2026-11-01&to=2026-11-30"))
                .bodyText()
                .contains(">195,00\u00a0€<", "dont 30,00\u00a0€ réglés autrement");
        assertThat(sums.get("Total versé sur le compte bancaire"))
                .isEqualTo(plain(payouts.after(ledger.practitioner(), null).stream()
                        .filter(payout -> payout.status() == PayoutStatus.PAID)
                        .map(PayoutRow::amount)
                        .reduce(Money.ZERO, Money::plus)))
                .isEqualTo(sums.get("Total net des lignes de ces virements"));
    }

    /** By a transfer that failed, and then by another, which took a refund and a dispute off. */
    private Ledger.Due transferred(Ledger.Due zoe, Ledger.Due max) {
        var failed = ledger.payout(8374, "FAILED", Ledger.NOON, ARRIVAL, null);
        ledger.line(failed, "PAYMENT", 2500, 63, zoe.payment());
        ledger.line(failed, "PAYMENT", 6000, 63, max.payment());
        var again = ledger.payout(7374, "PAID", Ledger.NOON.plus(Duration.ofDays(3)), ARRIVAL.plusDays(3), "FR 2");
        ledger.returned(failed, again, 8374);
        ledger.line(again, "REFUND", -1000, 0, zoe.payment());
        return max;
    }

    @Test
    void theBookOfReceiptsGoesByTheDayTheMoneyCame() throws IOException {
        var first = Instant.parse("2026-10-31T23:29:00Z");
        var last = Instant.parse("2026-11-30T22:58:59Z");
        ledger.billed(ledger.patient(OCTOBER, "First"), 2500, "PAID", null, first.minusSeconds(60));
        ledger.billed(ledger.patient(OCTOBER, "Before"), 2500, "PAID", null, Instant.parse("2026-10-31T22:58:00Z"));
        ledger.billed(ledger.patient(OCTOBER, "Last"), 3000, "SETTLED_OTHERWISE", null, last);
        ledger.billed(ledger.patient(OCTOBER, "After"), 3000, "PAID", null, last.plusSeconds(1));

        assertThat(files().get("recettes_2026-11.csv"))
                .isEqualTo("\ufeffEncaissé le;Numéro de note;Note du;Acte du;Patient;Libellé;Montant;Moyen;Frais;Net;"
                        + "Débit chez Stripe\r\n"
                        + "01/11/2026 00:29;2026-0001;01/11/2026;20/10/2026;X;Téléconsultation;25,00;carte;0,63;24,37;\r\n"
                        + "30/11/2026 23:59;2026-0003;30/11/2026;20/10/2026;X;Téléconsultation;30,00;chèque;;;\r\n");
    }

    @Test
    void whatWentBackAndWhatItCostStandsOnItsDay() throws IOException {
        var due = ledger.paid(ledger.patient(OCTOBER, "Zoé"), 9000);
        var refund = ledger.refund(due, 1000, "FAILED", Ledger.NOON);
        var credit = ledger.credited(due, refund, 1000, Ledger.NOON);
        ledger.givenOtherwise(refund, "ESPECES", Ledger.NOON.plus(Duration.ofDays(2)));
        ledger.dispute(due, "WON", Ledger.NOON.plus(Duration.ofDays(3)), Ledger.NOON.plus(Duration.ofDays(30)));
        ledger.dispute(due, "INQUIRY_CLOSED", OCTOBER, OCTOBER);
        ledger.balanceEntry("FEE", -200, Ledger.NOON.plus(Duration.ofDays(5)));

        var files = files();

        assertThat(files.get("avoirs_2026-11.csv"))
                .isEqualTo("\ufeffDate;Nature;Numéro d’avoir;Numéro de note;Patient;Montant de l’avoir;"
                        + "Somme rendue ou revenue;Moyen\r\n"
                        + "10/11/2026 12:00;avoir;" + credit + ";2026-0001;X;-10,00;;\r\n"
                        + "10/11/2026 12:00;remboursement;" + credit + ";2026-0001;X;;-10,00;carte\r\n"
                        + "10/11/2026 13:00;remboursement revenu;" + credit + ";2026-0001;X;;10,00;carte\r\n"
                        + "12/11/2026 12:00;remboursement remis autrement;" + credit
                        + ";2026-0001;X;;-10,00;espèces\r\n"
                        + "13/11/2026 12:00;litige;;2026-0001;X;;-25,00;carte\r\n");
        assertThat(Objects.requireNonNull(files.get("frais_2026-11.csv")).lines())
                .satisfiesExactly(
                        names -> assertThat(names).startsWith("\ufeffDate;Nature"),
                        one -> assertThat(one).contains("10/11/2026 12:01;frais de paiement;2026-0001;X;0,63;"),
                        two -> assertThat(two).contains("13/11/2026 12:00;frais de litige;2026-0001;X;20,00;du_"),
                        three -> assertThat(three).contains("15/11/2026 12:00;autres frais;;;2,00;txn_"));
        assertThat(files("2026-12").get("avoirs_2026-12.csv"))
                .contains("10/12/2026 12:00;litige gagné;;2026-0001;X;;25,00");
    }

    @Test
    void aTransferWhoseLinesAreNotKnownYetStandsForItselfAndTheGapSaysSo() throws IOException {
        ledger.linesUnknown(ledger.payout(2437, "PAID", Ledger.NOON, ARRIVAL, "FR 1"));
        ledger.payout(999, "PAID", Ledger.NOON, ARRIVAL.plusDays(30), "of another month");

        assertThat(files().get("virements_2026-11.csv"))
                .contains(";contenu pas encore connu;;;;;;;;10/11/2026;versé;20/11/2026;FR 1;")
                .doesNotContain("another month");
        assertThat(files().get("totaux_2026-11.csv")).contains("Virements versés;Écart;24,37\r\n");
    }

    @Test
    void whateverAPatientIsCalledItIsNoFormula() throws IOException {
        ledger.line(
                ledger.payout(2437, "PAID", Ledger.NOON, ARRIVAL, "=1+1"),
                "PAYMENT",
                2500,
                63,
                ledger.paid(ledger.patient(Ledger.NOON, "=HYPERLINK(1)"), 2500).payment());

        assertThat(files().get("virements_2026-11.csv")).contains(";'=HYPERLINK(1);", ";'=1+1;");
    }

    @Test
    void aMonthIsAskedForOnThePageOfTransfersAndNonsenseIsNone() {
        ledger.billed(ledger.patient(OCTOBER, "Zoé"), 2500, "PAID", null, OCTOBER);

        assertThat(get("/payouts"))
                .bodyText()
                .contains("Dossier du mois pour l’expert-comptable", "/accounting.zip", "2026-10\"", "octobre 2026")
                .doesNotContain("septembre 2026", "??");
        assertThat(get("/accounting.zip?month=2026-13")).hasStatus(400);
        assertThat(get("/accounting.zip?month=99999-01")).hasStatus(400);
        assertThat(get("/accounting.zip")).hasStatus(400);
    }

    private Map<String, String> sums() throws IOException {
        return Objects.requireNonNull(files().get("totaux_2026-11.csv"))
                .lines()
                .skip(1)
                .map(line -> line.split(";", -1))
                .collect(Collectors.toMap(cells -> cells[1], cells -> cells[2], AccountingPackTest::same));
    }

    private static String same(String one, String other) {
        assertThat(one).isEqualTo(other);
        return one;
    }

    private String plain(Money money) {
        return french.decimal(money).replace("\u202f", "");
    }

    private Map<String, String> files() throws IOException {
        return files("2026-11");
    }

    private Map<String, String> files(String month) throws IOException {
        var answer = get("/accounting.zip?month=" + month);
        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Type", "application/zip")
                .hasHeader("Content-Disposition", "attachment; filename=\"comptabilite_" + month + ".zip\"");
        var files = new HashMap<String, String>();
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        List.of("recettes", "frais", "avoirs", "virements", "totaux").stream()
                                .map(name -> name + "_" + month + ".csv")
                                .toList());
        return files;
    }

    private MvcTestResult get(String address) {
        return browser.get().uri(address).with(Signed.in(ledger.owner())).exchange();
    }
}
