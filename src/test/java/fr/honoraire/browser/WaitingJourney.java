package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Somebody waits: the practitioner reads and hears it wherever he is, and the patient reads where his practitioner is. */
@IntegrationTest
class WaitingJourney {

    private static final String PATIENT = "Jeanne Durand";

    /** What a page sounds, and the lines it opens. */
    private static final String COUNT = """
            (() => {
              window.tones = window.lines = 0;
              const make = AudioContext.prototype.createOscillator;
              AudioContext.prototype.createOscillator = function () {
                window.tones += 1;
                return make.call(this);
              };
              const Line = EventSource;
              window.EventSource = class extends Line {
                constructor(...all) {
                  super(...all);
                  window.lines += 1;
                }
              };
            })()""";

    private final Chromium chromium = new Chromium();

    @Autowired
    private Given given;

    @Value("${honoraire.base-url}")
    private String base;

    private Practice practice;
    private Doctor doctor;
    private Patient patient;

    @BeforeEach
    void twoWindows() {
        practice = given.aNewcomer();
        doctor = new Doctor(chromium.window(Chromium.DESK), base);
        doctor.page.addInitScript(COUNT);
        doctor.signIn(practice.email(), practice.password());
        patient = new Patient(chromium.window(Chromium.PHONE));
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void thePractitionerReadsAndHearsItOnAnyPageAndGoesThere() {
        var call = given.aPlannedCall(practice, PATIENT, Embedded.clock().instant());
        doctor.monitoring();
        doctor.page.locator("h1").click();
        var second = doctor.page.context().newPage();
        second.addInitScript(COUNT);
        second.navigate(base + "/account/profile");
        second.locator("h1").click();

        patient.arrive(base + "/join/" + call.joinKey());

        for (var page : new Page[] {doctor.page, second}) {
            assertThat(page.locator(".waiting-notice")).containsText(PATIENT);
            assertThat(page).hasTitle(Pattern.compile("^\\(1\\) .*"));
        }
        second.waitForCondition(() -> tones(doctor.page) + tones(second) > 0);
        var inSecond = tones(second);
        assertThat(tones(doctor.page) + inSecond).as("heard in one of them").isEqualTo(2);
        assertThat(lines(doctor.page) + lines(second))
                .as("one line for both pages")
                .isEqualTo(1);

        doctor.page
                .locator(".waiting-notice")
                .getByText("Joindre la conférence")
                .click();
        doctor.press("Ouvrir la salle");
        assertThat(doctor.button("Faire entrer " + PATIENT)).isVisible();
        doctor.button("Faire entrer " + PATIENT).click();

        assertThat(second.locator(".waiting-notice")).hasCount(0);
        assertThat(second).hasTitle(Pattern.compile("^[^(].*"));
        assertThat(tones(doctor.page)).as("not heard again").isZero();
        assertThat(tones(second)).isEqualTo(inSecond);
        chromium.hasSeenNoTrouble();
    }

    @Test
    void theSoundCanBeTurnedOff() {
        doctor.page.evaluate("() => localStorage.setItem('bell', 'off')");
        var call = given.aPlannedCall(practice, PATIENT, Embedded.clock().instant());
        doctor.monitoring();
        doctor.page.locator("h1").click();

        patient.arrive(base + "/join/" + call.joinKey());

        var bell = doctor.page.locator("[data-bell]");
        assertThat(bell).hasAttribute("aria-pressed", "false");
        assertThat(tones(doctor.page)).isZero();
        bell.click();
        assertThat(bell).hasAttribute("aria-pressed", "true");
        doctor.page.waitForFunction("() => window.tones === 2");
    }

    @Test
    void thePatientReadsWhetherHisPractitionerIsAwayBusyOrThere() {
        var call = given.aPlannedCall(practice, PATIENT, Embedded.clock().instant());
        patient.arrive(base + "/join/" + call.joinKey());
        var state = patient.page.locator("#join-state");
        assertThat(state).containsText("n’est pas encore là");

        var other = "paul." + UUID.randomUUID() + "@patients.example";
        doctor.startNow("Paul Petit", other);
        var paul = new Patient(chromium.window(Chromium.PHONE));
        paul.arrive(Letters.linkIn(other, "/join/"));
        assertThat(doctor.page.locator(".waiting-notice")).containsText(PATIENT);
        doctor.button("Faire entrer Paul Petit").click();
        assertThat(state).containsText("termine une autre téléconsultation");

        doctor.page.navigate(base + "/consultations/" + call.consultationId() + "/room");
        doctor.press("Ouvrir la salle");
        assertThat(state).containsText("vous fera entrer dans un instant");
        doctor.monitoring();
        // That a line is cut shows when the next beat finds nobody.
        assertThat(state).containsText("coupée un instant", new ContainsTextOptions().setTimeout(40_000));
        chromium.hasSeenNoTrouble();
    }

    private static int tones(Page page) {
        return (Integer) page.evaluate("() => window.tones");
    }

    private static int lines(Page page) {
        return (Integer) page.evaluate("() => window.lines");
    }
}
