package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.honoraire.billing.Payment;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A paid note is contested at the patient's bank, and the bank decides. The practitioner only ever looks at his pages. */
@IntegrationTest
class DisputeJourney {

    private static final String PATIENT = "Jeanne Durand";
    private static final Path PICTURES = Path.of("target/pages");

    private final Chromium chromium = new Chromium();

    @Autowired
    private Given given;

    @Value("${honoraire.base-url}")
    private String base;

    private Practice practice;
    private Payment payment;
    private Doctor doctor;
    private Doctor onThePhone;

    @BeforeEach
    void aPaidNote() {
        practice = given.aPractice();
        payment = given.paid(given.anUnpaidNote(practice));
        doctor = signedIn(Chromium.DESK);
        onThePhone = signedIn(Chromium.PHONE);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void contestedThenLost() throws IOException {
        doctor.monitoring();
        assertThat(doctor.page.locator("#dispute-banner")).isEmpty();

        var dispute = contested();
        assertThat(banner()).containsText(Pattern.compile("répondez avant le .* à \\d\\d:\\d\\d"));
        assertThat(doctor.row(PATIENT)).containsText("en litige");
        picture("monitoring-disputed", "/monitoring");

        doctor.page.getByText("Voir le litige").click();
        assertThat(doctor.page.locator("h1")).containsText("Litige sur la note n°");
        assertThat(doctor.page.locator("main")).containsText("Il reste 8 jours");
        assertThat(textOf(dossier())).contains(PATIENT, "Summary in English", dispute);
        picture("dispute-to-answer", here());

        given.stripe().closeDispute(practice.account(), dispute, false);
        assertThat(doctor.page.locator("main")).containsText("La banque a donné raison au patient");
        picture("dispute-lost", here());
        doctor.monitoring();
        assertThat(doctor.row(PATIENT)).containsText("litige perdu");
        assertThat(banner()).hasCount(0);
        untilWritten("Un paiement est contesté");
        untilWritten("Un litige est terminé");
        chromium.hasSeenNoTrouble();
    }

    @Test
    void contestedThenWon() {
        doctor.page.navigate(base + "/disputes");
        assertThat(doctor.page.locator("main")).containsText("Aucun litige");
        picture("disputes-none", "/disputes");

        var dispute = contested();
        assertThat(doctor.page.locator("#disputes")).containsText("à répondre");
        given.stripe().closeDispute(practice.account(), dispute, true);

        assertThat(doctor.page.locator("#disputes")).containsText("gagné");
        picture("disputes-past", "/disputes");
        doctor.page
                .getByText("Détail", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(doctor.page.locator("main")).containsText("La banque vous a donné raison");
        picture("dispute-won", here());
        doctor.monitoring();
        assertThat(doctor.row(PATIENT)).containsText("effectué");
        untilWritten("Un litige est terminé");
        chromium.hasSeenNoTrouble();
    }

    private Doctor signedIn(int width) {
        var signedIn = new Doctor(chromium.window(width), base);
        signedIn.signIn(practice.email(), practice.password());
        return signedIn;
    }

    private String contested() {
        return given.stripe().openDispute(practice.account(), Objects.requireNonNull(payment.chargeId()));
    }

    private Locator banner() {
        return doctor.page.locator("#dispute-banner p");
    }

    private Path dossier() {
        var download = doctor.page.waitForDownload(
                () -> doctor.page.getByText("Télécharger le dossier").click());
        assertThat(download.suggestedFilename()).matches("dossier-litige-\\d{4}-\\d{4}\\.pdf");
        return download.path();
    }

    private static String textOf(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private String here() {
        return doctor.page.url().substring(base.length());
    }

    /** The same page on a desk and on a phone, to be looked at. */
    private void picture(String name, String address) {
        onThePhone.page.navigate(base + address);
        onThePhone.page.waitForLoadState();
        for (var window : new Doctor[] {doctor, onThePhone}) {
            var width = window.page.viewportSize().width;
            window.page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve("%s-%d.png".formatted(name, width))));
        }
    }

    private void untilWritten(String subject) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Arrays.stream(Embedded.mailbox().getReceivedMessagesForDomain(practice.email()))
                        .anyMatch(mail -> Letters.subject(mail).startsWith(subject)));
    }
}
