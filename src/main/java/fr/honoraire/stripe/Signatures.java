package fr.honoraire.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tells Stripe's deliveries from anybody else's, and fresh ones from those that someone has kept. */
@Component
class Signatures {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern TIMESTAMP = Pattern.compile("t=(\\d{1,12})");

    private final StripeProperties properties;
    private final InstantSource clock;

    Signatures(StripeProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether one of our secrets signed this body within the last minutes. */
    boolean areRight(String payload, String header) {
        return !isFromTheFuture(header)
                && properties.webhookSecrets().stream()
                        .filter(secret -> !secret.isBlank())
                        .anyMatch(secret -> isSignedWith(secret.strip(), payload, header));
    }

    /** The SDK refuses what is too old only; a date far ahead would keep a stolen delivery fresh. */
    private boolean isFromTheFuture(String header) {
        var latest = clock.instant().plus(TOLERANCE).getEpochSecond();
        return Arrays.stream(header.split(",", -1))
                .map(part -> TIMESTAMP.matcher(part.strip()))
                .anyMatch(timestamp -> timestamp.matches() && Long.parseLong(timestamp.group(1)) > latest);
    }

    private boolean isSignedWith(String secret, String payload, String header) {
        try {
            return Webhook.Signature.verifyHeader(
                    payload, header, secret, TOLERANCE.toSeconds(), clock.withZone(ZoneOffset.UTC));
        } catch (SignatureVerificationException | NumberFormatException _) {
            return false;
        }
    }
}
