package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fr.honoraire.support.Authenticator;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Node;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.ConfigurableEnvironment;

/** Proving oneself twice, in a real browser: by an application, by what one noted on paper, by a passkey. */
@IntegrationTest
class FactorJourney {

    private final Chromium chromium = new Chromium();

    @Autowired
    private Given given;

    @Autowired
    private ConfigurableEnvironment environment;

    @Value("${honoraire.base-url}")
    private String base;

    private Doctor doctor;

    @BeforeEach
    void aWindow() {
        doctor = new Doctor(chromium.window(Chromium.PHONE), base);
    }

    @AfterEach
    void close() {
        given.today();
        chromium.close();
    }

    @Test
    void whoHasNoFactorLinksAnApplicationAndLaterSignsInWithOneOfTheCodesHeNoted() {
        var newcomer = given.aNewcomerWithoutAFactor();
        var email = newcomer.email();
        doctor.password(email, newcomer.password());
        assertThat(doctor.page.locator("h1")).hasText("Protégez votre compte");
        doctor.page.getByText("Utiliser une application").click();
        var telephone = Authenticator.give(email, doctor.page.locator("#secret").textContent());
        doctor.page.getByLabel("Code à 6 chiffres").fill("000000");
        doctor.press("Confirmer");
        assertThat(doctor.page.locator("#code-error")).containsText("Ce code n’est pas le bon");
        doctor.page.getByLabel("Code à 6 chiffres").fill(telephone.next());
        doctor.press("Confirmer");
        var paper = doctor.page.locator("#codes code").first().textContent();
        doctor.page.getByText("Je les ai notés").click();
        assertThat(doctor.page).hasURL(base + "/consultations");
        doctor.signOut();

        doctor.signIn(email, newcomer.password());
        doctor.signOut();

        doctor.password(email, newcomer.password());
        doctor.page.getByText("Utiliser un code de secours").click();
        doctor.page
                .getByLabel("Code de secours", new Page.GetByLabelOptions().setExact(true))
                .fill(paper);
        doctor.press("Continuer");
        assertThat(doctor.page.locator("#said")).containsText("Codes restants\u00a0: 9");
        chromium.hasSeenNoTrouble();
    }

    @Test
    void aPasskeyIsTheFirstFactorAndThenSignsInWithoutAPassword() {
        Keyring.of(doctor.page);
        var newcomer = given.aNewcomerWithoutAFactor();
        doctor.password(newcomer.email(), newcomer.password());
        doctor.press("Créer la clé d’accès");
        assertThat(doctor.page.locator("#codes code")).hasCount(10);
        doctor.page.getByText("Je les ai notés").click();
        assertThat(doctor.page).hasURL(base + "/consultations");
        doctor.signOut();

        doctor.password(newcomer.email(), newcomer.password());
        doctor.press("Utiliser une clé d’accès");
        assertThat(doctor.page).hasURL(base + "/consultations");
        doctor.signOut();

        doctor.page.navigate(base + "/signin");
        doctor.press("Se connecter avec une clé d’accès");
        assertThat(doctor.page).hasURL(base + "/consultations");
        chromium.hasSeenNoTrouble();
    }

    @Test
    void aPasskeyIsAddedNamedUsedToProveOneselfAgainAndRemovedButNeverTheLastFactor() {
        var practice = given.aNewcomer();
        var keys = Keyring.of(doctor.page);
        doctor.signIn(practice.email(), practice.password());
        doctor.addPasskey("Téléphone");
        assertThat(doctor.page.getByLabel("Nom de la clé")).hasValue("Téléphone");
        assertThat(keys.keys().size()).isEqualTo(1);

        given.later(Duration.ofMinutes(11));
        doctor.press("Ne plus l’utiliser");
        assertThat(doctor.page.locator("h1")).containsText("Est-ce toujours vous");
        doctor.press("Utiliser une clé d’accès");
        assertThat(doctor.page.locator("#said")).containsText("L’application n’est plus reliée");
        assertThat(doctor.page.getByText("Supprimer", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
        chromium.hasSeenNoTrouble();
    }

    @Test
    void aDeviceThatDoesNotKnowItsOwnerOpensNothing() {
        var practice = given.aNewcomer();
        var keys = Keyring.of(doctor.page);
        doctor.signIn(practice.email(), practice.password());
        doctor.addPasskey("Téléphone");
        doctor.signOut();
        keys.recognises(false);

        doctor.page.navigate(base + "/signin");
        doctor.press("Se connecter avec une clé d’accès");

        assertThat(doctor.page.locator(".passkey [role=alert]")).containsText("Rien n’a été fait");
    }

    @Test
    void aPasskeyOfSomebodyElseDoesNotFinishWhatAnothersPasswordBegan() {
        var practice = given.aNewcomer();
        var other = given.aNewcomer();
        Keyring.of(doctor.page);
        doctor.signIn(practice.email(), practice.password());
        doctor.addPasskey("Téléphone");
        doctor.signOut();
        var otherTab = new Doctor(doctor.page.context().newPage(), base);
        otherTab.password(other.email(), other.password());
        assertThat(otherTab.page).hasURL(base + "/signin/factor");

        doctor.page.bringToFront();
        var token = otherTab.page.locator("meta[name=csrf]").getAttribute("content");
        doctor.page.evaluate("token => { document.querySelector('meta[name=csrf]').content = token; }", token);
        doctor.press("Se connecter avec une clé d’accès");

        assertThat(doctor.page.locator(".passkey [role=alert]")).containsText("n’a pas été acceptée");
        otherTab.page.navigate(base + "/consultations");
        assertThat(otherTab.page).hasURL(base + "/signin/factor");
    }

    /** The question is asked by one node and answered to another; then the one that asked is gone. */
    @Test
    void aPasskeySignsInOnAnyNodeAndAfterOneIsGone() throws IOException, InterruptedException {
        var practice = given.aNewcomer();
        Keyring.of(doctor.page);
        doctor.signIn(practice.email(), practice.password());
        doctor.addPasskey("Téléphone");
        doctor.signOut();

        try (var second = Node.beside(environment)) {
            var options = base + "/signin/passkey/options";
            doctor.page.route(
                    options,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setResponse(route.fetch(new Route.FetchOptions()
                                    .setUrl("http://localhost:" + second.port() + "/signin/passkey/options")))));
            doctor.page.navigate(base + "/signin");
            doctor.press("Se connecter avec une clé d’accès");
            assertThat(doctor.page).hasURL(base + "/consultations");
            doctor.signOut();
            doctor.page.unroute(options);
            second.kill();
        }
        doctor.page.navigate(base + "/signin");
        doctor.press("Se connecter avec une clé d’accès");
        assertThat(doctor.page).hasURL(base + "/consultations");
    }
}
