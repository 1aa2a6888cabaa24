package fr.honoraire.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How we reach Stripe, and how it reaches us. What is wrong with them is said at start-up by {@link StripeSettings}.
 *
 * @param secretKey the platform's key; whoever has it can move money, so it is never shown nor logged
 * @param publishableKey the browsers' key, of the same mode
 * @param webhookSecrets one for each webhook destination (our account's, the connected accounts', the thin events'), and
 *     during a rotation the previous ones
 * @param apiBase Stripe, or what stands in for it
 * @param jsUrl where browsers load Stripe.js from
 * @param dashboardUrl where practitioners answer what is contested
 * @param onboardingOrigins where the practitioner is sent to give papers and IBAN
 * @param connectWithin how long a connection may take
 * @param answerWithin how long an answer may take; later, what became of the call is unknown
 */
@ConfigurationProperties("stripe")
record StripeProperties(
        String secretKey,
        String publishableKey,
        List<String> webhookSecrets,
        URI apiBase,
        URI jsUrl,
        URI dashboardUrl,
        List<String> onboardingOrigins,
        Duration connectWithin,
        Duration answerWithin) {

    /** Whether this is real money. Events of the other mode are refused. */
    boolean isLive() {
        return secretKey.startsWith("sk_live_") || secretKey.startsWith("rk_live_");
    }

    @Override
    public String toString() {
        return "StripeProperties[apiBase=" + apiBase + ", live=" + isLive() + "]";
    }
}
