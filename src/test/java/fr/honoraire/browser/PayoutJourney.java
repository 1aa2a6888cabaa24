package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.honoraire.billing.Payment;
import fr.honoraire.shared.Money;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What a practitioner sees of his money on its way to the bank, and sometimes back. */
@IntegrationTest
class PayoutJourney {

    private static final Path PICTURES = Path.of("target/pages");
    private static final String JEANNE = "Jeanne Durand";
    private static final String AMADOU = "Amadou Diallo";

    private final Chromium chromium = new Chromium();

    @Autowired
    private Given given;

    @Value("${honoraire.base-url}")
    private String base;

    private Practice practice;
    private Doctor doctor;

    @BeforeEach
    void aDoctorAtHisDesk() {
        practice = given.aPractice();
        doctor = new Doctor(chromium.window(Chromium.DESK), base);
        doctor.signIn(practice.email(), practice.password());
    }

    @AfterEach
    void close() {
        given.today();
        chromium.close();
    }

    @Test
    void aRefundIsSeenAsATakeBackInTheNextPayout() throws IOException {
        var jeanne = paid(JEANNE, 25_00);
        payouts();
        assertThat(main()).containsText("à partir du");
        picture("coming");
        paidOut();

        given.stripe().refund(practice.account(), intent(jeanne), 25_00);
        payouts();
        assertThat(main()).containsText(Pattern.compile("Vous devez 25,00.€ à Stripe"));
        assertThat(doctor.page.locator("#coming-next")).hasText("aucun pour l’instant");
        picture("coming-negative");

        paid(AMADOU, 60_00);
        payouts();
        assertThat(doctor.page.locator("#coming-net")).not().containsText("-");
        var next = started();
        detail();
        assertThat(main()).containsText("Stripe n’a pas encore arrêté le contenu");
        picture("lines-unknown");
        given.stripe().payPayout(next);

        assertThat(main()).containsText("Les lignes font exactement le montant viré");
        assertThat(doctor.row(JEANNE)).containsText("remboursement");
        assertThat(doctor.row(JEANNE)).containsText("avoir n°");
        assertThat(doctor.page.locator("#gap")).containsText("0,00");
        picture("with-refund");
        theFileIsWhatTheScreenSays();

        doctor.monitoring();
        assertThat(doctor.row(JEANNE)).containsText("repris le");
        assertThat(doctor.row(AMADOU)).containsText("versé le");
        assertThat(doctor.page.locator("#sum-refunded")).containsText("-25,00");
        picture("monitoring");
        story(jeanne);
        assertThat(doctor.page.locator("#money .life-line")).containsText("Remboursement déduit d’un virement");
        picture("story-refund");
        theAccountantsMonthLeaves();
        chromium.hasSeenNoTrouble();
    }

    private void theFileIsWhatTheScreenSays() throws IOException {
        var download = doctor.page.waitForDownload(
                () -> doctor.page.getByText("Exporter au format CSV").click());
        assertThat(download.suggestedFilename()).matches("reversement_\\d{4}-\\d{2}-\\d{2}_FR[A-Za-z0-9]+\\.csv");
        var bytes = Files.readAllBytes(download.path());
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        var text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(3);
        assertThat(text).endsWith("\r\n");
        assertThat(text)
                .contains(";honoraires;" + AMADOU + ";", ";60,00;", ";remboursement;" + JEANNE + ";")
                .contains(";-25,00;0,00;0,00;-25,00;")
                .doesNotContain("Total");
        assertThat(doctor.page.locator("#export-state")).hasText("Fichier complet (lignes\u00a0: 2).");
    }

    private void theAccountantsMonthLeaves() throws IOException {
        payouts();
        var download = doctor.page.waitForDownload(
                () -> doctor.button("Télécharger le dossier").click());
        assertThat(download.suggestedFilename()).matches("comptabilite_\\d{4}-\\d{2}\\.zip");
        try (var zip = new ZipFile(download.path().toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .hasSize(5)
                    .anyMatch(name -> name.startsWith("recettes_"))
                    .anyMatch(name -> name.startsWith("totaux_"));
        }
        assertThat(doctor.page.locator("#export-state")).containsText("Fichier complet");
        picture("accounting");
    }

    @Test
    void aPaidPayoutFailsAndIsPaidAgainUnderANewIban() {
        var jeanne = paid(JEANNE, 25_00);
        var first = paidOut();
        doctor.monitoring();
        assertThat(doctor.row(JEANNE)).containsText("versé le");

        given.stripe().failPayout(first, "account_closed");
        assertThat(doctor.row(JEANNE).locator("td").nth(6)).containsText("échec");
        payouts();
        assertThat(main()).containsText("Le dernier virement a échoué");
        assertThat(doctor.page.locator("#coming-next")).hasText("aucun pour l’instant");
        picture("failed-list");
        detail();
        assertThat(main()).containsText("le compte bancaire est clôturé");
        assertThat(main()).containsText("La somme est revenue sur votre solde Stripe");
        picture("failed");

        doctor.page.locator("#payout").getByText("Voir mes données bancaires").click();
        newIban();
        given.stripe().advance(Duration.ofDays(1));
        paidOut();

        payouts();
        assertThat(main()).containsText("somme repartie dans le virement du");
        picture("paid-again-list");
        doctor.page
                .locator("a", new Page.LocatorOptions().setHasText("somme repartie"))
                .click();
        assertThat(main()).containsText("virement revenu");
        assertThat(main()).containsText("Les lignes font exactement le montant viré");
        picture("paid-again");
        doctor.monitoring();
        assertThat(doctor.row(JEANNE)).containsText("versé le");
        story(jeanne);
        assertThat(doctor.page.locator("#money .life-line")).containsText("Virement échoué");
        assertThat(doctor.page.locator("#money .life-line")).containsText("Repartie dans un nouveau virement");
        picture("story-failed");
        chromium.hasSeenNoTrouble();
    }

    /** On Stripe's own page, as one does after a failed transfer. */
    private void newIban() {
        doctor.button("Donner un autre IBAN").click();
        doctor.page.getByLabel("IBAN").fill("FR1420041010050500013M02606");
        doctor.page.getByLabel("Titulaire du compte").fill("Camille Martin");
        doctor.button("Enregistrer et revenir").click();
        doctor.page.waitForURL(address -> address.startsWith(base));
        given.untilHandled();
    }

    @Test
    void aLostDisputeShowsInThePayout() {
        var jeanne = paid(JEANNE, 25_00);
        paidOut();
        var dispute = given.stripe().openDispute(practice.account(), charge(jeanne));
        doctor.monitoring();
        assertThat(doctor.row(JEANNE)).containsText("en litige");
        assertThat(doctor.row(JEANNE)).containsText("repris");
        story(jeanne);
        assertThat(doctor.page.locator("#money .life-line")).containsText("Dernier moment pour répondre à la banque");
        picture("story-disputed");

        given.stripe().closeDispute(practice.account(), dispute, false);
        paid(AMADOU, 90_00);
        paidOut();
        payouts();
        detail();
        assertThat(doctor.row(JEANNE)).containsText("litige");
        assertThat(doctor.row(JEANNE)).containsText("-45,00");
        assertThat(main()).containsText("Les lignes font exactement le montant viré");
        picture("with-dispute");
        doctor.monitoring();
        assertThat(doctor.row(JEANNE)).containsText("litige perdu");
        assertThat(doctor.row(JEANNE)).containsText("repris le");
        assertThat(doctor.page.locator("#sum-disputed")).containsText("-25,00");
        picture("monitoring-dispute");
        story(jeanne);
        assertThat(doctor.page.locator("#money .life-line"))
                .containsText("Somme contestée et frais déduits d’un virement");
        picture("story-dispute-lost");
        chromium.hasSeenNoTrouble();
    }

    /** A note of that much, paid, its money available: only Stripe's clock goes on, for events are signed by the real one. */
    private Payment paid(String patient, long cents) {
        var call = given.aCall(practice, patient);
        var payment = given.billed(call, Money.ofCents(cents));
        given.ended(call);
        var paid = given.paid(payment);
        given.untilHandled();
        given.stripe().advance(Duration.ofDays(4));
        return paid;
    }

    private static String intent(Payment payment) {
        return Objects.requireNonNull(payment.gatewayId());
    }

    private static String charge(Payment payment) {
        return Objects.requireNonNull(payment.chargeId());
    }

    private String started() {
        var id = given.stripe().startPayout(practice.account()).orElseThrow();
        given.untilHandled();
        return id;
    }

    private String paidOut() {
        var id = started();
        given.stripe().payPayout(id);
        given.untilHandled();
        return id;
    }

    private void payouts() {
        given.untilHandled();
        doctor.page.navigate(base + "/payouts");
    }

    /** The newest transfer. */
    private void detail() {
        payouts();
        doctor.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Détail du virement")))
                .first()
                .click();
        assertThat(doctor.page.locator("h1")).containsText("Virement du");
    }

    private void story(Payment payment) {
        doctor.page.navigate(base + "/consultations/" + payment.consultationId());
        doctor.page.locator("#money .life-line").first().waitFor();
    }

    private Locator main() {
        return doctor.page.locator("main");
    }

    private void picture(String name) {
        for (var width : new int[] {Chromium.PHONE, Chromium.DESK}) {
            doctor.page.setViewportSize(width, width == Chromium.PHONE ? 740 : 860);
            doctor.page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve("payout-%s-%d.png".formatted(name, width))));
        }
    }
}
