package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.ConfigurableEnvironment;

/** The whole job in two browsers, from the first sign-up to the money in the bank. */
@IntegrationTest
class MainJobJourney {

    private static final String PATIENT = "Jeanne Durand";

    private final Chromium chromium = new Chromium();
    private final String patientEmail = "jeanne." + UUID.randomUUID() + "@patients.example";

    @Autowired
    private Given given;

    @Autowired
    private ConfigurableEnvironment environment;

    @Value("${honoraire.base-url}")
    private String base;

    @AfterEach
    void close() {
        given.stripe().dropWebhooks(false);
        given.today();
        chromium.close();
    }

    @Test
    void fromTheFirstSignUpToTheMoneyInTheBank() throws IOException {
        wholeJob(base);
    }

    @Test
    @EnabledIfSystemProperty(
            named = "generated",
            matches = "true",
            disabledReason = "only the whole build generates it")
    void theSameOnANodeThatStartsAsInTheImage() throws IOException {
        try (var node = Node.asInTheImage(environment)) {
            wholeJob(node.site().toString());
        }
    }

    private void wholeJob(String site) throws IOException {
        var doctor = new Doctor(chromium.window(Chromium.DESK), site);
        doctor.signUp("camille." + UUID.randomUUID() + "@cabinet.example", Given.PASSWORD);
        doctor.openPayments();
        assertThat(doctor.page.getByText("Encaissement")).isVisible();
        assertThat(doctor.page.locator("main")).containsText("actif");

        var patient = callAndBill(doctor);
        patient.followTheLinkToPay();
        assertThat(patient.page.url()).startsWith(site);
        patient.payWith(Given.GOOD_CARD);
        assertThat(patient.state()).containsText("Déjà réglé");

        doctor.monitoring();
        assertThat(doctor.row(PATIENT)).containsText("effectué");
        assertThat(doctor.row(PATIENT)).containsText(Pattern.compile("à venir le \\d\\d/\\d\\d/\\d{4}"));

        given.stripe().advance(Duration.ofDays(4));
        given.stripe().settlePayouts();
        assertThat(doctor.row(PATIENT)).containsText("versé le");
        assertThat(csv(doctor))
                .startsWith("\ufeffDébut;")
                .contains(";" + PATIENT + ";")
                .contains(";25,00;effectué;");
        chromium.hasSeenNoTrouble();
    }

    @Test
    void aDeclinedCardThenOneThatTheBankConfirms() {
        var doctor = aDoctorWhoCanBill();
        var patient = callAndBill(doctor);
        patient.followTheLinkToPay();

        patient.payWith(Given.POOR_CARD);
        assertThat(patient.state()).containsText("Le solde disponible ne suffit pas");
        doctor.monitoring();
        assertThat(doctor.row(PATIENT)).containsText("échec");

        patient.payWith(Given.CARD_WITH_3D_SECURE);
        patient.answerTheBank("Accepter");
        assertThat(patient.state()).containsText("Déjà réglé");
        assertThat(doctor.row(PATIENT)).containsText("effectué");
    }

    @Test
    void thePatientPaysFromTheLinkInTheMail() {
        var doctor = aDoctorWhoCanBill();
        callAndBill(doctor);

        var later = new Patient(chromium.window(Chromium.PHONE));
        later.page.navigate(Letters.linkIn(patientEmail, "/pay/"));
        later.payWith(Given.GOOD_CARD);
        assertThat(later.state()).containsText("Déjà réglé");

        doctor.monitoring();
        assertThat(doctor.row(PATIENT)).containsText("effectué");
        later.page.reload();
        assertThat(later.page.locator("#pay-start")).isHidden();
        assertThat(later.state()).containsText("Déjà réglé");
        chromium.hasSeenNoTrouble();
    }

    @Test
    void withEveryWebhookLostTheStateStillArrives() {
        given.stripe().dropWebhooks(true);
        var doctor = aDoctorWhoCanBill();
        var patient = callAndBill(doctor);
        patient.followTheLinkToPay();
        var form = patient.page.locator("#pay-start");
        form.click();
        patient.cardForm().getByLabel("Numéro de carte").waitFor();
        given.paidBehindTheScreen(patient.page.url());

        doctor.monitoring();
        assertThat(doctor.row(PATIENT)).containsText("effectué", within(Duration.ofSeconds(50)));
        assertThat(patient.state()).containsText("Déjà réglé");

        given.later(Duration.ofDays(4));
        given.stripe().settlePayouts();
        assertThat(doctor.row(PATIENT)).containsText("versé le", within(Duration.ofSeconds(50)));
    }

    private static ContainsTextOptions within(Duration time) {
        return new ContainsTextOptions().setTimeout((double) time.toMillis());
    }

    private Doctor aDoctorWhoCanBill() {
        var practice = given.aPractice();
        var doctor = new Doctor(chromium.window(Chromium.DESK), base);
        doctor.signIn(practice.email(), practice.password());
        return doctor;
    }

    /** They meet, he bills 25 € during the call and ends it. */
    private Patient callAndBill(Doctor doctor) {
        doctor.startNow(PATIENT, patientEmail);
        var patient = new Patient(chromium.window(Chromium.PHONE));
        patient.arrive(doctor.base + Letters.pathIn(patientEmail, "/join/"));
        doctor.admit(PATIENT);
        doctor.bill("25");
        assertThat(doctor.page.locator(".bill-preview")).containsText("25,00");
        doctor.issue();
        doctor.end();
        assertThat(doctor.page.locator("h1")).hasText("Téléconsultation terminée");
        assertThat(patient.page.locator(".due a.btn-primary")).containsText("Payer 25,00");
        return patient;
    }

    private static String csv(Doctor doctor) throws IOException {
        return Files.readString(doctor.export(), StandardCharsets.UTF_8);
    }
}
