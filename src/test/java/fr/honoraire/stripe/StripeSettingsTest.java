package fr.honoraire.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** With which keys we do not start. */
class StripeSettingsTest {

    private final MockEnvironment environment = new MockEnvironment();

    @BeforeEach
    void goodSettings() {
        environment.setProperty("stripe.secret-key", "sk_test_51Nabcdefghijklmnop");
        environment.setProperty("stripe.publishable-key", "pk_test_51Nabcdefghijklmnop");
        environment.setProperty("stripe.webhook-secrets", "whsec_abcdefghijklmnop,whsec_qrstuvwxyzabcdef");
        environment.setProperty("stripe.api-base", "https://api.stripe.com");
        environment.setProperty("stripe.js-url", "https://js.stripe.com/v3/");
    }

    @Test
    void goodOnesRaiseNoObjection() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        environment.setProperty("stripe.secret-key", "");
        environment.setProperty("stripe.publishable-key", " ");
        environment.setProperty("stripe.webhook-secrets", "");

        assertThat(problems())
                .hasSize(3)
                .anyMatch(problem -> problem.contains("STRIPE_SECRET_KEY"))
                .anyMatch(problem -> problem.contains("STRIPE_PUBLISHABLE_KEY"))
                .anyMatch(problem -> problem.contains("STRIPE_WEBHOOK_SECRETS"));
    }

    @Test
    void keysOfTwoModesAreRefused() {
        environment.setProperty("stripe.secret-key", "sk_live_51Nabcdefghijklmnop");

        assertThat(problems()).singleElement().asString().contains("live mode", "test mode");
    }

    @Test
    void aLiveKeyGoesToStripeAlone() {
        environment.setProperty("stripe.secret-key", "sk_live_51Nabcdefghijklmnop");
        environment.setProperty("stripe.publishable-key", "pk_live_51Nabcdefghijklmnop");
        assertThat(problems()).isEmpty();

        environment.setProperty("stripe.api-base", "http://localhost:8420");
        environment.setProperty("stripe.js-url", "http://localhost:8420/v3/");

        assertThat(problems())
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("stripe.api-base"))
                .anyMatch(problem -> problem.startsWith("stripe.js-url"));
    }

    @Test
    void examplesAreNoKeys() {
        environment.setProperty("stripe.secret-key", "sk_test_4eC39HqLyjWDarjtT1zdp7dc");
        environment.setProperty("stripe.publishable-key", "pk_test_...");
        environment.setProperty("stripe.webhook-secrets", "whsec_abcdefghijklmnop,whsec_xxxxxxxxxxxx");

        assertThat(problems()).hasSize(3).allMatch(problem -> problem.contains("an example"));
    }

    @Test
    void keysInEachOthersPlaceAreRefused() {
        environment.setProperty("stripe.secret-key", "pk_test_51Nabcdefghijklmnop");
        environment.setProperty("stripe.publishable-key", "sk_test_51Nabcdefghijklmnop");

        assertThat(problems()).hasSize(2).allMatch(problem -> problem.contains("does not look like"));
    }

    @Test
    void noObjectionTellsASecret() {
        environment.setProperty("stripe.secret-key", "sk_live_51Nabcdefghijklmnop");
        environment.setProperty("stripe.webhook-secrets", "abcdefghijklmnop");
        environment.setProperty("stripe.api-base", "http://localhost:8420");

        assertThat(problems()).isNotEmpty().noneMatch(problem -> problem.contains("abcdefghijklmnop"));
    }

    private List<String> problems() {
        return new StripeSettings().problems(environment);
    }
}
