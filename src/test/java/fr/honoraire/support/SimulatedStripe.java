package fr.honoraire.support;

import fr.honoraire.simulator.StripeSimulator;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.env.ConfigurableEnvironment;

/** The simulator in place of Stripe, for who has given no key: it knows where to send its events, we know how they are signed. */
public final class SimulatedStripe {

    /** Signs events of practitioners' accounts, as the other two do those of our own and the thin ones. */
    public static final String CONNECT_SECRET = "whsec_simulator_of_connected_accounts";

    private static final String PLATFORM_SECRET = "whsec_simulator_of_the_platform";
    private static final String THIN_SECRET = "whsec_simulator_of_thin_events";
    private static final String REAL_STRIPE = "https://api.stripe.com";

    private SimulatedStripe() {}

    static void addTo(ConfigurableEnvironment environment, Map<String, Object> ours, Ports ports) {
        if (!Surroundings.isMissing(environment, "stripe.secret-key")) {
            return;
        }
        var simulator = Embedded.simulator(ports.of(environment, "simulator.port", 8420));
        ours.put("stripe.secret-key", "sk_test_simulator_only");
        ours.put("stripe.publishable-key", "pk_test_simulator_only");
        ours.put("stripe.webhook-secrets", String.join(",", PLATFORM_SECRET, CONNECT_SECRET, THIN_SECRET));
        if (REAL_STRIPE.equals(environment.getProperty("stripe.api-base"))) {
            ours.put("stripe.api-base", simulator.baseUrl());
        }
        ours.put("stripe.js-url", simulator.scriptUrl());
        ours.put("stripe.dashboard-url", simulator.baseUrl() + "/#");
        ours.put("stripe.onboarding-origins", simulator.baseUrl());
        registerWebhooks(simulator, baseUrl(environment, ours) + "/webhooks/stripe");
    }

    private static void registerWebhooks(StripeSimulator simulator, String url) {
        simulator.registerWebhook(url, PLATFORM_SECRET, false, false);
        simulator.registerWebhook(url, CONNECT_SECRET, true, false);
        simulator.registerWebhook(url, THIN_SECRET, true, true);
    }

    private static String baseUrl(ConfigurableEnvironment environment, Map<String, Object> ours) {
        var url = Objects.requireNonNullElse(
                ours.get("honoraire.base-url"), environment.getProperty("honoraire.base-url", ""));
        return url.toString().replaceFirst("/$", "");
    }
}
