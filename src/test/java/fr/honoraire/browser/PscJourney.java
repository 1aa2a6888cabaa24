package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IdentityProvider.Person;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Rpps;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A practitioner comes in by Pro Santé Connect: once with his password, then without. */
@IntegrationTest
class PscJourney {

    private final Chromium chromium = new Chromium();

    @Autowired
    private Given given;

    @Value("${honoraire.base-url}")
    private String base;

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void whoLinkedHisAccountOnceComesInWithoutAPassword() {
        var practice = given.aNewcomer();
        var rpps = Rpps.any();
        given.bears(practice, rpps);
        Embedded.identityProvider().next(new Person(UUID.randomUUID().toString(), "8" + rpps, "eidas1"));

        for (var isFirst : new boolean[] {true, false}) {
            var page = chromium.window(Chromium.PHONE);
            page.navigate(base + "/signin");
            page.getByText("S’identifier avec Pro Santé Connect").click();
            page.getByText("Je m’identifie").click();
            if (isFirst) {
                page.getByLabel("Mot de passe").fill(practice.password());
                page.getByText("Relier et entrer").click();
            }
            assertThat(page).hasURL(Pattern.compile(".*/consultations"));
        }
    }
}
