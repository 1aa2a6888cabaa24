package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.LoadBalancer;
import fr.honoraire.support.Node;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.ConfigurableEnvironment;

/** Practitioner and patient hang on different nodes, and one of the nodes dies in the middle of their call. */
@IntegrationTest
class NodesJourney {

    private static final String PATIENT = "Jeanne Durand";

    private final Chromium chromium = new Chromium();
    private final String patientEmail = "jeanne." + UUID.randomUUID() + "@patients.example";

    @Autowired
    private Given given;

    @Autowired
    private ConfigurableEnvironment environment;

    @Value("${honoraire.base-url}")
    private String base;

    @Value("${server.port}")
    private int port;

    private Doctor doctor;
    private Patient patient;
    private Media doctorsMedia;
    private Media patientsMedia;

    @BeforeEach
    void twoWindows() {
        var practice = given.aNewcomer();
        doctor = new Doctor(chromium.window(Chromium.DESK), base);
        doctorsMedia = Media.of(doctor.page);
        doctor.signIn(practice.email(), practice.password());
        patient = new Patient(chromium.window(Chromium.PHONE));
        patientsMedia = Media.of(patient.page);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void theyMeetFromDifferentNodesAndFindEachOtherAgainWhenOneOfTheseDies() throws IOException, InterruptedException {
        try (var second = Node.beside(environment);
                var balancer = LoadBalancer.before(second.port(), port)) {
            doctor.startNow(PATIENT, patientEmail);
            patient.arrive(balancer.address() + Letters.pathIn(patientEmail, "/join/"));
            doctor.button("Faire entrer " + PATIENT).click();
            doctorsMedia.flowsFrom(1);
            patientsMedia.flowsFrom(1);
            say("Bonjour");
            assertThat(patient.page.locator("[data-unread]")).hasText("1");

            balancer.answerBadGateway(true);
            second.kill();
            assertThat(patient.page.locator("[data-line-lost]")).isVisible();
            // Picture and sound do not pass through us: the call goes on.
            doctorsMedia.flowsFrom(1);
            balancer.answerBadGateway(false);
            assertThat(patient.page.locator("[data-line-lost]")).isHidden(new IsHiddenOptions().setTimeout(30_000));
            doctor.page.reload();
            doctorsMedia.flowsFrom(1);
            patientsMedia.flowsFrom(1);
            patient.page.reload();
            patientsMedia.flowsFrom(1);
            doctorsMedia.flowsFrom(1);
            assertThat(doctor.button("Faire entrer " + PATIENT)).isHidden();
            assertThat(doctor.page.locator(".tile:not(.tile-self)")).not().containsText("Reconnexion");

            doctor.end();
            doctor.page.getByLabel("Pourquoi").fill("Essai");
            doctor.press("Pas de paiement");
            assertThat(patient.page.locator("h1")).hasText("Téléconsultation terminée");
            chromium.close();
        }
    }

    private void say(String words) {
        doctor.page.locator("[data-chat] > summary").click();
        doctor.page.locator("#say").fill(words);
        doctor.page.locator("#say").press("Enter");
    }
}
