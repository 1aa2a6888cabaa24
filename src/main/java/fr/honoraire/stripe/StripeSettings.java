package fr.honoraire.stripe;

import static fr.honoraire.shared.settings.SettingsCheck.isBlank;
import static fr.honoraire.shared.settings.SettingsCheck.missing;

import fr.honoraire.shared.settings.SettingsCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Checks the keys to Stripe: all there, of one mode, nobody's example, and live ones sent to Stripe alone. */
@Component
class StripeSettings implements SettingsCheck {

    private static final String SECRET_KEY = "stripe.secret-key";
    private static final String PUBLISHABLE_KEY = "stripe.publishable-key";
    private static final String WEBHOOK_SECRETS = "stripe.webhook-secrets";
    private static final String API_BASE = "stripe.api-base";
    private static final String REAL_STRIPE = "https://api.stripe.com";
    private static final String REAL_SCRIPT = "https://js.stripe.com/";

    private static final Pattern SECRET = Pattern.compile("(?:sk|rk)_(test|live)_\\S+");
    private static final Pattern PUBLISHABLE = Pattern.compile("pk_(test|live)_\\S+");
    private static final Pattern WEBHOOK_SECRET = Pattern.compile("whsec_\\S+");
    /** Nothing real: dots, crosses, stars, "...". */
    private static final Pattern PLACEHOLDER = Pattern.compile("[a-z]+_(?:(?:test|live)_)?(?:[.…xX*0-]*|.{1,7})");
    /** Keys that Stripe's own documentation shows or has shown. */
    private static final Set<String> SAMPLES = Set.of(
            "sk_test_4eC39HqLyjWDarjtT1zdp7dc",
            "sk_test_BQokikJOvBiI2HlWgH4olfQ2",
            "sk_test_26PHem9AhJZvU623DfE1x4sd",
            "pk_test_TYooMQauvdEDq54NiTphI7jx",
            "pk_test_6pRNASCoBOKtIshFeQd4XMUh",
            "pk_test_g6do5S237ekq10r65BnxO6S0");

    @Override
    public List<String> problems(Environment environment) {
        var problems = new ArrayList<String>();
        key(environment, SECRET_KEY, "STRIPE_SECRET_KEY", SECRET, problems);
        key(environment, PUBLISHABLE_KEY, "STRIPE_PUBLISHABLE_KEY", PUBLISHABLE, problems);
        webhookSecrets(environment, problems);
        modes(environment, problems);
        addresses(environment, problems);
        return problems;
    }

    private static void key(
            Environment environment, String property, String variable, Pattern form, List<String> problems) {
        var key = environment.getProperty(property, "").strip();
        if (key.isEmpty()) {
            problems.add(missing(property, variable));
        } else if (isSample(key)) {
            problems.add(property + " is an example, not a key of yours.");
        } else if (!form.matcher(key).matches()) {
            problems.add(property + " does not look like such a key of Stripe's.");
        }
    }

    private static boolean isSample(String key) {
        return SAMPLES.contains(key) || PLACEHOLDER.matcher(key).matches();
    }

    private static void webhookSecrets(Environment environment, List<String> problems) {
        var secrets =
                Binder.get(environment).bind(WEBHOOK_SECRETS, Bindable.listOf(String.class)).orElse(List.of()).stream()
                        .filter(secret -> !secret.isBlank())
                        .toList();
        if (secrets.isEmpty()) {
            problems.add(missing(WEBHOOK_SECRETS, "STRIPE_WEBHOOK_SECRETS, separated by commas"));
        } else if (secrets.stream().anyMatch(StripeSettings::isSample)) {
            problems.add(WEBHOOK_SECRETS + " has an example among them: anyone could send us events.");
        } else if (!secrets.stream()
                .allMatch(secret -> WEBHOOK_SECRET.matcher(secret).matches())) {
            problems.add(WEBHOOK_SECRETS + " has one that does not look like a webhook's signing secret.");
        }
    }

    private static void modes(Environment environment, List<String> problems) {
        var secret = SECRET.matcher(environment.getProperty(SECRET_KEY, "").strip());
        var publishable =
                PUBLISHABLE.matcher(environment.getProperty(PUBLISHABLE_KEY, "").strip());
        if (secret.matches() && publishable.matches() && !secret.group(1).equals(publishable.group(1))) {
            problems.add("%s is for %s mode and %s for %s mode: take both from the same."
                    .formatted(SECRET_KEY, secret.group(1), PUBLISHABLE_KEY, publishable.group(1)));
        }
    }

    private static void addresses(Environment environment, List<String> problems) {
        var secret = SECRET.matcher(environment.getProperty(SECRET_KEY, "").strip());
        var isLive = secret.matches() && "live".equals(secret.group(1));
        var base = environment.getProperty(API_BASE, "").strip();
        if (isBlank(environment, API_BASE)) {
            problems.add(API_BASE + " is missing: Stripe itself is " + REAL_STRIPE + ".");
        } else if (isLive && !base.equals(REAL_STRIPE)) {
            problems.add(API_BASE + " has to be " + REAL_STRIPE + " with a live key: it goes nowhere else.");
        }
        var script = environment.getProperty("stripe.js-url", "").strip();
        if (isLive && !script.startsWith(REAL_SCRIPT)) {
            problems.add("stripe.js-url has to begin with " + REAL_SCRIPT
                    + " with a live key: patients type their cards" + " there.");
        }
    }
}
