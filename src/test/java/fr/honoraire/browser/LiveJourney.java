package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A page shows by itself what has happened, at whatever moment it hears of it. */
@IntegrationTest
class LiveJourney {

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
    void newsThatComeJustWhenTheTableIsBeingReplacedAreNotLost() {
        var practice = given.aPractice();
        given.anUnpaidNote(practice);
        var doctor = new Doctor(chromium.window(Chromium.DESK), base);
        doctor.signIn(practice.email(), practice.password());
        // It fetches itself again as soon as its line is there.
        doctor.page.waitForResponse(
                answer -> answer.url().startsWith(base + "/monitoring?")
                        && answer.request().headers().containsKey("hx-request"),
                () -> doctor.page.navigate(base + "/monitoring"));

        // Another window of his passes them on: some, and more once the answer to these is in, but not yet at its
        // place.
        doctor.page.evaluate("""
                () => {
                  htmx.config.defaultSettleDelay = 80; // longer than a message takes
                  const line = new BroadcastChannel(`live-${document.body.dataset.liveOf}`);
                  const news = () => line.postMessage({ kind: 'money', body: '' });
                  const isTheTables = ({ detail }) => detail.requestConfig.elt.id === 'live';
                  let asked = 0;
                  document.addEventListener('htmx:beforeSend', (event) => {
                    if (isTheTables(event)) document.body.dataset.asked = asked += 1;
                  });
                  document.addEventListener('htmx:afterRequest', (event) => {
                    if (isTheTables(event) && asked === 1) news();
                  });
                  news();
                }""");

        assertThat(doctor.page.locator("body")).hasAttribute("data-asked", Pattern.compile("[2-9]"));
        assertThat(doctor.page.locator("tbody tr")).hasCount(1);
        chromium.hasSeenNoTrouble();
    }
}
