package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A practitioner gives a secretary what she needs and no more, and takes it away again. */
@IntegrationTest
class TeamJourney {

    private static final String PASSWORD = "le café du matin sans sucre";
    private static final Pattern AMOUNT = Pattern.compile("\\d,\\d\\d\\s€");

    private final Chromium chromium = new Chromium();
    private final String email = "sophie." + UUID.randomUUID() + "@cabinet.example";

    @Autowired
    private Given given;

    @Value("${honoraire.base-url}")
    private String base;

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void aSecretaryIsInvitedPlansSeesNoAmountAndIsPutOutAgain() {
        var practice = given.aPractice();
        given.paid(given.anUnpaidNote(practice));
        var doctor = new Doctor(chromium.window(Chromium.DESK), base);
        doctor.signIn(practice.email(), practice.password());
        invite(doctor);

        var sophie = new Doctor(chromium.window(Chromium.PHONE), base);
        sophie.page.navigate(Letters.linkIn(email, "/invitations/"));
        assertThat(sophie.page.locator("main")).containsText("programmer");
        sophie.page.getByLabel("Mot de passe").fill(PASSWORD);
        sophie.press("Créer mon compte et rejoindre le groupe");
        sophie.page.getByLabel("Adresse e-mail").fill(email);
        sophie.page.getByLabel("Mot de passe").fill(PASSWORD);
        sophie.press("Se connecter");
        sophie.enrol(email);
        assertThat(sophie.page.locator("h1")).hasText("Téléconsultations");

        sophie.page.navigate(base + "/consultations/new");
        sophie.page.getByLabel("Prénom et nom").fill("Amadou Diallo");
        sophie.page.getByLabel("E-mail").fill("amadou@patients.example");
        sophie.page
                .getByLabel("Jour")
                .fill(LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
        sophie.page.getByLabel("Heure").fill("10:00");
        sophie.press("Programmer");
        assertThat(sophie.page.locator("main")).containsText("Amadou Diallo");
        sophie.page.navigate(base + "/monitoring");
        assertThat(sophie.page.locator("tbody tr")).hasCount(1);
        assertThat(sophie.page.locator("body")).not().containsText(AMOUNT);

        doctor.page.navigate(base + "/account/teams/journal");
        assertThat(row(doctor.page, "Sophie Bernard")
                        .filter(new Locator.FilterOptions().setHasText("a programmé une téléconsultation")))
                .isVisible();
        // From here on what her open page fetches by itself is refused, too.
        chromium.hasSeenNoTrouble();
        doctor.page.navigate(base + "/account/teams");
        doctor.button("Retirer Sophie Bernard").click();
        assertThat(doctor.page.locator("#said")).containsText("n’agit plus pour vous");

        sophie.page.reload();
        assertThat(sophie.page.locator("tbody")).hasCount(0);
        sophie.page.navigate(base + "/consultations");
        assertThat(sophie.page.locator("main")).containsText("pour personne");
    }

    private void invite(Doctor doctor) {
        doctor.page.navigate(base + "/account/teams");
        doctor.page.getByLabel("Nom du groupe").fill("Secrétariat");
        doctor.press("Créer le groupe");
        doctor.page.getByText("Inviter quelqu’un").click();
        doctor.page.getByLabel("Prénom et nom").fill("Sophie Bernard");
        doctor.page.getByLabel("Adresse e-mail").fill(email);
        doctor.page.getByLabel("Praticien").check();
        assertThat(doctor.page.getByLabel("tenir la téléconsultation")).isChecked();
        doctor.page.getByLabel("Secrétariat").check();
        assertThat(doctor.page.getByLabel("tenir la téléconsultation")).not().isChecked();
        doctor.press("Envoyer l’invitation");
        assertThat(doctor.page.locator("#said")).containsText("L’invitation à Sophie Bernard part");
    }

    private static Locator row(Page page, String words) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(words));
    }
}
