package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCase.Needs.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.ApiResource;
import com.stripe.net.Webhook;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.ApiVersion;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import fr.honoraire.shared.GatewayRefused;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What we rely on to be told of what happens while it happens. */
final class WebhookCases {

    private static final String PUBLIC_ADDRESS = "https://example.com/webhooks/stripe";
    private static final Duration KEPT = Duration.ofMinutes(6);

    private WebhookCases() {}

    static List<StripeCase> all() {
        return List.of(
                StripeCase.of(
                        28,
                        "Deliveries signed with our secret are believed for some minutes, others never",
                        "webhooks#verify-official-libraries",
                        KEY,
                        WebhookCases::signed),
                StripeCase.of(
                                29,
                                "A destination for the accounts' events speaks our version, has a secret of its own, and can go",
                                "api/webhook_endpoints/create",
                                KEY,
                                WebhookCases::told)
                        .onlySimulated("a delivery arrives and its signature is right"));
    }

    private static void signed(TestedStripe stripe) {
        var body = "{\"id\": \"evt_1\", \"object\": \"event\"}";
        var secret = "whsec_of_the_conformance_cases";
        var signatures = signatures(stripe, secret);
        var now = Instant.now();

        assertThat(signatures.areRight(body, header(body, secret, now))).isTrue();
        assertThat(signatures.areRight(body, header(body, "whsec_of_somebody_else", now)))
                .isFalse();
        assertThat(signatures.areRight(body + " ", header(body, secret, now))).isFalse();
        assertThat(signatures.areRight(body, header(body, secret, now.minus(KEPT))))
                .isFalse();
        assertThat(signatures.areRight(body, header(body, secret, now.plus(KEPT))))
                .isFalse();
        assertThat(signatures.areRight(body, "")).isFalse();
    }

    private static Signatures signatures(TestedStripe stripe, String secret) {
        var known = TestedStripe.properties("sk_test_none", stripe.apiBase());
        return new Signatures(
                new StripeProperties(
                        known.secretKey(),
                        known.publishableKey(),
                        List.of(secret),
                        known.apiBase(),
                        known.jsUrl(),
                        known.dashboardUrl(),
                        known.onboardingOrigins(),
                        known.connectWithin(),
                        known.answerWithin()),
                Clock.systemUTC());
    }

    private static String header(String body, String secret, Instant when) {
        try {
            return Webhook.Signature.generateSignatureHeader(body, secret, when.getEpochSecond());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void told(TestedStripe stripe) throws StripeException {
        try (var letterBox = new LetterBox()) {
            var endpoint = endpoint(stripe, stripe.isSimulated() ? letterBox.url() : PUBLIC_ADDRESS);
            try {
                assertThat(endpoint.getSecret()).startsWith("whsec_");
                assertThat(endpoint.getApiVersion()).isEqualTo(Stripe.API_VERSION);
                assertThat(endpoint.getStatus()).isEqualTo("enabled");
                if (stripe.isSimulated()) {
                    isDelivered(stripe, letterBox, endpoint.getSecret());
                }
            } finally {
                stripe.client().v1().webhookEndpoints().delete(endpoint.getId());
            }
            assertThatThrownBy(() -> stripe.calls()
                            .ask(() -> stripe.client().v1().webhookEndpoints().retrieve(endpoint.getId())))
                    .isInstanceOfSatisfying(
                            GatewayRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo("resource_missing"));
        }
    }

    private static WebhookEndpoint endpoint(TestedStripe stripe, String url) throws StripeException {
        var ours = Arrays.stream(ApiVersion.values())
                .filter(version -> Stripe.API_VERSION.equals(version.getValue()))
                .findFirst()
                .orElseThrow();
        return stripe.client()
                .v1()
                .webhookEndpoints()
                .create(WebhookEndpointCreateParams.builder()
                        .setUrl(url)
                        .setConnect(true)
                        .setApiVersion(ours)
                        .addEnabledEvent(EnabledEvent.PAYMENT_INTENT__CREATED)
                        .addEnabledEvent(EnabledEvent.PAYMENT_INTENT__SUCCEEDED)
                        .build());
    }

    private static void isDelivered(TestedStripe stripe, LetterBox letterBox, String secret) {
        var opened = stripe.open();

        var letter = stripe.await("the delivery", () -> letterBox.about(opened.id()), Optional::isPresent)
                .orElseThrow();

        assertThat(signatures(stripe, secret).areRight(letter.body(), letter.signature()))
                .isTrue();
        assertThat(signatures(stripe, secret + "x").areRight(letter.body(), letter.signature()))
                .isFalse();
        var event = ApiResource.GSON.fromJson(letter.body(), Event.class);
        assertThat(event.getAccount()).isEqualTo(stripe.ready());
        assertThat(event.getDataObjectDeserializer().getObject()).containsInstanceOf(PaymentIntent.class);
    }
}
