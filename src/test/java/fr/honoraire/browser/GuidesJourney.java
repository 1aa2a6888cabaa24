package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.shared.French;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The whole job as the guides tell it, step by step: whatever they show and say to click is there. */
@IntegrationTest
class GuidesJourney {

    private static final String PATIENT = "Jeanne Durand";

    private static Playwright playwright;
    private static Browser browser;

    @Autowired
    private Given given;

    @Value("${honoraire.base-url}")
    private String base;

    @Value("${inbox.url}")
    private String inbox;

    @BeforeAll
    static void open() {
        var installed = Path.of("/usr/bin/chromium");
        var isInstalled = Files.exists(installed);
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(isInstalled ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        var options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--disable-gpu"));
        browser = playwright.chromium().launch(isInstalled ? options.setExecutablePath(installed) : options);
    }

    @AfterAll
    static void close() {
        playwright.close();
    }

    @Test
    void theGuidesShowWhatIsThere() {
        var practice = given.ready(given.aNewcomer(
                "Camille",
                "Martin",
                Profession.MEDECIN,
                "camille." + UUID.randomUUID() + "@cabinet.example",
                Given.PASSWORD));
        var email = "jeanne." + UUID.randomUUID() + "@patients.example";
        var doctor = desk();
        signIn(doctor, practice.email());

        var link = plan(doctor, email);
        var patient = phone();
        arrive(patient, link);
        call(doctor, patient);
        bill(doctor);
        end(doctor, patient);
        pay(doctor, patient);
    }

    private void signIn(Page page, String email) {
        page.navigate(base + "/signin");
        page.fill("#email", email);
        page.fill("#password", Given.PASSWORD);
        page.locator("form button.btn-primary").click();
        assertThat(page).hasURL(base + "/consultations");
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
        var mail = phone();
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

    private void call(Page doctor, Page patient) {
        doctor.navigate(base + "/consultations");
        doctor.getByText("Joindre la conférence").first().click();
        assertThat(doctor.locator("main [data-where=WAITING]").first()).isVisible();
        HelpPictures.take(doctor, "room-before");
        doctor.getByText("Ouvrir la salle").click();
        var admit = button(doctor, "Faire entrer");
        assertThat(admit.first()).isVisible();
        HelpPictures.take(doctor, "room-knock");
        admit.first().click();
        assertThat(patient.locator("main")).containsText("en communication avec");
        assertThat(doctor.locator("main [data-where=IN_CALL]").first()).isAttached();
        openParticipants(doctor);
        HelpPictures.take(doctor, "room-call");
    }

    private static void openParticipants(Page doctor) {
        if (doctor.locator("#participants:not([open])").count() > 0) {
            doctor.locator("#participants > summary").click();
        }
    }

    private static void bill(Page doctor) {
        doctor.locator("#participants .bill-open > summary").click();
        HelpPictures.take(doctor, "bill-amount");
        doctor.locator("#participants input[name=amount]").fill("25");
        button(doctor, "Continuer").click();
        assertThat(button(doctor, "Émettre la note")).isVisible();
        HelpPictures.take(doctor, "bill-preview");
        button(doctor, "Émettre la note").click();
        assertThat(doctor.locator("#participants .bill-state")).isVisible();
        HelpPictures.take(doctor, "bill-issued");
    }

    private static void end(Page doctor, Page patient) {
        button(doctor, "Mettre fin").click();
        assertThat(doctor.locator("h1")).hasText("Téléconsultation terminée");
        HelpPictures.take(doctor, "room-after");
        assertThat(patient.locator(".due a.btn-primary")).isVisible();
        HelpPictures.take(patient, "join-after");
    }

    private void pay(Page doctor, Page patient) {
        var link = patient.locator(".due a.btn-primary").getAttribute("href");
        var address = link.startsWith("http") ? link : base + link;
        var desk = desk();
        for (var page : List.of(patient, desk)) {
            page.navigate(address);
            assertThat(page.locator("main button.btn-primary").first()).isEnabled();
        }
        HelpPictures.take(patient, "pay-phone");
        HelpPictures.take(desk, "pay");
        doctor.navigate(base + "/monitoring");
        HelpPictures.take(doctor, "monitoring");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Page desk() {
        return browser.newPage(
                new Browser.NewPageOptions().setViewportSize(1120, 760).setLocale("fr-FR"));
    }

    private static Page phone() {
        return browser.newPage(
                new Browser.NewPageOptions().setViewportSize(390, 760).setLocale("fr-FR"));
    }
}
