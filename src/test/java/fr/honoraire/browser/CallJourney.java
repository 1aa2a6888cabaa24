package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A video call between real browsers, whose cameras and microphones are the browser's own fake ones. */
@IntegrationTest
class CallJourney {

    private static final String PATIENT = "Jeanne Durand";

    private final Chromium chromium = new Chromium();
    private final String patientEmail = "jeanne." + UUID.randomUUID() + "@patients.example";

    @Autowired
    private Given given;

    @Value("${honoraire.base-url}")
    private String base;

    @Value("${room.turn-urls}")
    private String turnUrl;

    @Value("${room.turn-secret}")
    private String turnSecret;

    private Practice practice;
    private Doctor doctor;
    private Patient patient;
    private Media doctorsMedia;
    private Media patientsMedia;

    @BeforeEach
    void twoWindows() {
        practice = given.aNewcomer();
        doctor = new Doctor(chromium.window(Chromium.DESK), base);
        doctorsMedia = Media.of(doctor.page);
        doctor.signIn(practice.email(), practice.password());
        patient = new Patient(chromium.window(Chromium.PHONE));
        patientsMedia = Media.of(patient.page);
    }

    @AfterEach
    void close() {
        given.today();
        chromium.close();
    }

    @Test
    void twoSeeAndHearEachOtherAndTheOneWhoReloadsIsBackAtOnce() {
        meet();
        doctorsMedia.flowsFrom(1);
        patientsMedia.flowsFrom(1);

        patient.page.reload();
        patientsMedia.flowsFrom(1);
        doctorsMedia.flowsFrom(1);
        chromium.hasSeenNoTrouble();
    }

    @Test
    void whatOneTurnsOffTheOtherReads() {
        meet();
        doctorsMedia.flowsFrom(1);
        var patientsTile = tile(doctor.page, PATIENT);

        button(patient.page, "Micro").click();
        assertThat(patientsTile).containsText("micro coupé");
        assertThat(button(patient.page, "Micro")).hasAttribute("aria-pressed", "false");
        button(patient.page, "Caméra").click();
        assertThat(patientsTile).containsText("micro coupé, caméra coupée");

        button(patient.page, "Micro").click();
        button(patient.page, "Caméra").click();
        assertThat(patientsTile).not().containsText("coupé");
        doctorsMedia.flowsFrom(1);

        button(doctor.page, "Partager l’écran").click();
        assertThat(patient.page.locator(".tile:not(.tile-self)")).containsText("partage son écran");
        patientsMedia.flowsFrom(1);
        button(doctor.page, "Partager l’écran").click();
        assertThat(patient.page.locator(".tile:not(.tile-self)")).not().containsText("partage son écran");
        patientsMedia.flowsFrom(1);
        chromium.hasSeenNoTrouble();
    }

    @Test
    void wordsGoFromOneToTheOtherAsTheyWereTyped() {
        meet();
        doctorsMedia.flowsFrom(1);

        doctor.page.locator("[data-chat] > summary").click();
        doctor.page.locator("#say").fill("<b>Bonjour</b>");
        doctor.page.locator("#say").press("Enter");

        assertThat(patient.page.locator("[data-unread]")).hasText("1");
        patient.page.reload();
        patientsMedia.flowsFrom(1);
        patient.page.keyboard().press("Alt+Shift+KeyT");
        assertThat(patient.page.getByRole(AriaRole.LOG)).containsText("Dr Camille Martin <b>Bonjour</b>");
        patient.page.keyboard().press("Alt+Shift+KeyM");
        assertThat(button(patient.page, "Micro")).hasAttribute("aria-pressed", "false");
        chromium.hasSeenNoTrouble();
    }

    @Test
    void aSecondTabTakesOverAndTheFirstSaysSo() {
        meet();
        doctorsMedia.flowsFrom(1);

        var second = patient.page.context().newPage();
        var secondsMedia = Media.of(second);
        second.navigate(patient.page.url());

        secondsMedia.flowsFrom(1);
        assertThat(patient.page.locator("[data-taken]")).isVisible();
        doctorsMedia.flowsFrom(1);
        patient.page.getByText("Revenir ici").click();
        patientsMedia.flowsFrom(1);
        assertThat(second.locator("[data-taken]")).isVisible();
    }

    @Test
    void aCutLineComesBackByItself() {
        meet();
        doctorsMedia.flowsFrom(1);

        patient.page.context().setOffline(true);
        assertThat(tile(doctor.page, PATIENT)).containsText("Reconnexion…", soon());
        patient.page.context().setOffline(false);

        assertThat(tile(doctor.page, PATIENT)).not().containsText("Reconnexion…", soon());
        patientsMedia.flowsFrom(1);
        doctorsMedia.flowsFrom(1);
        assertThat(doctor.button("Faire entrer " + PATIENT)).isHidden();
        assertThat(patient.page.locator("#said [data-failed]")).hasCount(0);
    }

    @Test
    void threeSeeAndHearEachOther() {
        var call = given.aCallOfThree(practice);
        doctor.page.navigate(base + "/consultations/" + call.consultationId() + "/room");

        var medias = call.joinKeys().stream()
                .map(key -> {
                    var page = chromium.window(Chromium.PHONE);
                    var media = Media.of(page);
                    page.navigate(base + "/join/" + key);
                    return media;
                })
                .toList();

        medias.forEach(media -> media.flowsFrom(2));
        doctorsMedia.flowsFrom(2);
        chromium.hasSeenNoTrouble();
    }

    @Test
    void whereNoDirectWayIsAllowedEverythingIsRelayed() throws IOException {
        try (var relay = Relay.at(turnUrl, turnSecret)) {
            List.of(doctor.page, patient.page)
                    .forEach(page -> answered(page, body -> body.replace("\"all\"", "\"relay\"")));
            meet();

            doctorsMedia.flowsFrom(1);
            patientsMedia.flowsFrom(1);
            assertThat(Media.number(doctorsMedia.count(), "relayed")).isEqualTo(1);
            assertThat(Media.number(patientsMedia.count(), "relayed")).isEqualTo(1);
            assertThat(relay.isRunning()).isTrue();
        }
    }

    @Test
    void aCredentialOfYesterdayOpensNoRelay() throws IOException {
        try (var relay = Relay.at(turnUrl, turnSecret)) {
            given.now(Instant.now().minus(Duration.ofDays(1)));
            answered(doctor.page, body -> body.replace("\"all\"", "\"relay\""));
            meet();

            doctor.page.waitForFunction("() => window.refusedByRelay >= 401");
            assertThat(Media.number(doctorsMedia.count(), "connected")).isZero();
            assertThat(relay.isRunning()).isTrue();
        }
    }

    @Test
    void whoHasNoDevicesTakesPartAllTheSameAndIsToldWhatToDo() {
        patient.page.addInitScript("""
                (() => {
                  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
                  window.isAllowed = false;
                  navigator.mediaDevices.getUserMedia = (wanted) =>
                    window.isAllowed ? ask(wanted) : Promise.reject(new DOMException('', 'NotAllowedError'));
                })()""");
        meet();

        assertThat(tile(doctor.page, PATIENT)).containsText("micro coupé, caméra coupée");
        var trouble = patient.page.locator(".call-notices [data-trouble=denied]");
        assertThat(trouble).containsText("Autorisez-les");
        patient.page.waitForFunction("() => document.querySelector('.tile:not(.tile-self) video')?.videoWidth > 0");

        patient.page.evaluate("() => (window.isAllowed = true)");
        button(patient.page, "Micro").click();
        assertThat(tile(doctor.page, PATIENT)).not().containsText("micro coupé");
        assertThat(trouble).isHidden();
        button(patient.page, "Caméra").click();
        doctorsMedia.flowsFrom(1);
        chromium.hasSeenNoTrouble();
    }

    @Test
    void onAWeakLineThePictureShrinksAndThenTheSoundGoesOnAlone() {
        doctor.page.clock().install();
        doctor.page.addInitScript("""
                (() => {
                  const read = RTCPeerConnection.prototype.getStats;
                  let lost = 0;
                  RTCPeerConnection.prototype.getStats = async function () {
                    if (!window.isWeak) return read.call(this);
                    lost += 100;
                    return new Map([['in', { type: 'inbound-rtp', packetsLost: lost, packetsReceived: 0 }]]);
                  };
                })()""");
        meet();
        doctorsMedia.flowsFrom(1);
        assertThat(doctor.page.locator("[data-quality-word]")).hasText("bonne");

        doctor.page.evaluate("() => (window.isWeak = true)");
        secondsPass(11);
        assertThat(doctor.page.locator("[data-quality-word]")).hasText("faible");
        assertThat(doctor.page.locator("[data-weak]")).isVisible();
        doctor.page.waitForFunction("""
                () => window.connections.at(-1).getSenders()
                  .find((each) => each.track?.kind === 'video').getParameters().encodings[0].maxBitrate === 200000""");

        secondsPass(11);
        assertThat(doctor.page.locator("[data-audio-only]")).isVisible();
        assertThat(patient.page.locator(".tile:not(.tile-self)")).containsText("caméra coupée");

        doctor.page.evaluate("() => (window.isWeak = false)");
        button(doctor.page, "Caméra").click();
        assertThat(doctor.page.locator("[data-audio-only]")).isHidden();
        assertThat(patient.page.locator(".tile:not(.tile-self)")).not().containsText("caméra coupée");
        patientsMedia.flowsFrom(1);
    }

    /** One after the other, so that what each sets off is done before the next. */
    private void secondsPass(int seconds) {
        for (var passed = 0; passed < seconds; passed++) {
            doctor.page.clock().runFor(1000);
            doctor.page.evaluate("() => Promise.resolve()");
        }
    }

    @Test
    void whoIsSentBackWaitsAndWhoLeavesIsGoneForTheOther() {
        meet();
        doctorsMedia.flowsFrom(1);

        doctor.openParticipants();
        button(patient.page, "Micro").click();
        assertThat(doctor.page.locator(".person-media")).hasText("micro coupé");
        button(patient.page, "Micro").click();
        doctor.button("Faire patienter " + PATIENT).click();
        assertThat(patient.page.locator("h1")).hasText("Salle d’attente");
        doctor.button("Faire entrer " + PATIENT).click();
        doctorsMedia.flowsFrom(1);
        patientsMedia.flowsFrom(1);

        patient.page.getByText("Quitter la téléconsultation").click();

        assertThat(patient.page.locator("h1")).hasText("Vous avez quitté la téléconsultation");
        assertThat(doctor.page.locator(".tile-state").getByText("Parti")).isVisible();
        assertThat(doctor.page.locator(".tile:not(.tile-self) video")).hasCount(0);
    }

    /** What the server says of the way is changed before the page reads it. */
    private static void answered(Page page, UnaryOperator<String> change) {
        page.route(Pattern.compile(".*/(seat\\?seat=.*|roster)"), route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(change.apply(answer.text())));
        });
    }

    private void meet() {
        doctor.startNow(PATIENT, patientEmail);
        patient.arrive(Letters.linkIn(patientEmail, "/join/"));
        doctor.button("Faire entrer " + PATIENT).click();
        assertThat(patient.page.locator(".call-controls")).isVisible();
    }

    /** A browser that does not answer is missed after a quarter of a minute. */
    private static ContainsTextOptions soon() {
        return new ContainsTextOptions().setTimeout(40_000);
    }

    private static Locator tile(Page page, String name) {
        return page.locator(".tile", new Page.LocatorOptions().setHasText(name));
    }

    private static Locator button(Page page, String name) {
        return page.locator(".call-controls").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
