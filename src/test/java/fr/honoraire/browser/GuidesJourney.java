package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import fr.honoraire.shared.French;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The whole job as the guides tell it, step by step: whatever they show and say to click is there. */
@IntegrationTest
class GuidesJourney {

    private static final String PATIENT = "Jeanne Durand";

    private final Chromium chromium = new Chromium();

    @Autowired
    private Given given;

    @Value("${honoraire.base-url}")
    private String base;

    @Value("${inbox.url}")
    private String inbox;

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void theGuidesShowWhatIsThere() {
        var practice = given.aPractice();
        var email = "jeanne.durand." + System.nanoTime() + "@patients.example";
        var window = chromium.window(Chromium.DESK);
        var doctor = new Doctor(window, base);
        doctor.signIn(practice.email(), Given.PASSWORD);

        var patient = chromium.window(Chromium.PHONE);
        arrive(patient, plan(window, email));
        call(doctor, patient);
        bill(doctor);
        end(doctor, patient);
        pay(doctor, patient);
    }

    /** The practitioner plans and finds it again; the patient is invited. */
    private String plan(Page doctor, String email) {
        doctor.navigate(base + "/consultations/new");
        doctor.fill("[id='patients[0].name']", PATIENT);
        doctor.fill("[id='patients[0].email']", email);
        doctor.fill("#day", LocalDate.now(French.PARIS).plusDays(1).toString());
        doctor.fill("#hour", "14:30");
        HelpPictures.take(doctor, "plan");
        doctor.locator("form .form-does button.btn-primary").click();
        assertThat(doctor.locator("#said p")).isVisible();
        doctor.navigate(base + "/consultations");
        HelpPictures.take(doctor, "today");
        var link = doctor.locator("[data-copy]").first().getAttribute("data-copy");
        doctor.getByText("Déplacer").click();
        HelpPictures.take(doctor, "move");
        invitation(email);
        return link;
    }

    private void invitation(String email) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Embedded.mailbox().getReceivedMessagesForDomain(email).length > 0);
        var mail = chromium.window(Chromium.PHONE);
        mail.navigate(inbox);
        mail.getByText(email).first().click();
        var frame = mail.locator("iframe").getAttribute("src");
        mail.navigate(inbox + frame);
        HelpPictures.take(mail, "invitation");
    }

    private void arrive(Page patient, String link) {
        patient.navigate(link);
        HelpPictures.take(patient, "join-before");
        patient.check("#accepted");
        patient.locator("main form button.btn-primary").click();
        assertThat(patient.locator("h1")).hasText("Salle d’attente");
        HelpPictures.take(patient, "join-wait");
    }

    private void call(Doctor doctor, Page patient) {
        doctor.page.navigate(base + "/consultations");
        doctor.page.getByText("Joindre la conférence").first().click();
        assertThat(doctor.page.locator("main [data-where=WAITING]").first()).isVisible();
        HelpPictures.take(doctor.page, "room-before");
        doctor.button("Ouvrir la salle").click();
        assertThat(doctor.button("Faire entrer " + PATIENT)).isVisible();
        HelpPictures.take(doctor.page, "room-knock");
        doctor.admit(PATIENT);
        assertThat(patient.locator("main.room")).isVisible();
        doctor.openParticipants();
        assertThat(doctor.page.locator("#participants .bill-open")).isVisible();
        HelpPictures.take(doctor.page, "room-call");
    }

    private static void bill(Doctor doctor) {
        doctor.page.locator("#participants .bill-open > summary").click();
        HelpPictures.take(doctor.page, "bill-amount");
        doctor.page.locator("#participants input[name=amount]").fill("25");
        doctor.button("Continuer").click();
        assertThat(doctor.page.locator("#participants .bill-preview")).isVisible();
        HelpPictures.take(doctor.page, "bill-preview");
        doctor.issue();
        HelpPictures.take(doctor.page, "bill-issued");
    }

    private static void end(Doctor doctor, Page patient) {
        doctor.end();
        assertThat(doctor.page.locator("h1")).hasText("Téléconsultation terminée");
        assertThat(doctor.page.locator("main .bill-state")).isVisible();
        HelpPictures.take(doctor.page, "room-after");
        assertThat(patient.locator("h1")).hasText("Téléconsultation terminée");
        assertThat(patient.locator(".due a.btn-primary")).isVisible();
        HelpPictures.take(patient, "join-after");
    }

    private void pay(Doctor doctor, Page patient) {
        patient.navigate(patient.locator(".due a.btn-primary")
                .evaluate("link => link.href")
                .toString());
        var desk = chromium.window(Chromium.DESK);
        desk.navigate(patient.url());
        for (var page : List.of(patient, desk)) {
            assertThat(page.locator("main button.btn-primary").first()).isEnabled();
        }
        HelpPictures.take(patient, "pay-phone");
        HelpPictures.take(desk, "pay");
        doctor.monitoring();
        assertThat(doctor.page.locator("tbody")).containsText("envoyée le");
        HelpPictures.take(doctor.page, "monitoring");
    }
}
