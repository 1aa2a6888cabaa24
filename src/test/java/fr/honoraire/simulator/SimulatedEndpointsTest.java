package fr.honoraire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.WebhookEndpointUpdateParams;
import com.stripe.param.v2.core.EventDestinationCreateParams;
import com.stripe.param.v2.core.EventListParams.Builder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is told, as the platform says so over the API. */
class SimulatedEndpointsTest {

    private static StripeSimulator stripe;
    private static TestPlatform platform;
    private static WebhookReceiver receiver;

    @BeforeAll
    static void start() throws IOException {
        stripe = StripeSimulator.start(0);
        platform = new TestPlatform(stripe);
        receiver = new WebhookReceiver();
    }

    @AfterAll
    static void stop() {
        receiver.close();
        stripe.close();
    }

    @AfterEach
    void reset() {
        stripe.awaitDeliveries();
        stripe.reset();
        receiver.forget();
    }

    @Test
    void anEndpointHearsOnlyWhatItAskedForWithASecretOfItsOwn() throws Exception {
        var endpoint = endpoint(EnabledEvent.PAYMENT_INTENT__SUCCEEDED);
        paid();

        assertThat(receiver.received()).hasSize(1);
        var told = receiver.received().getFirst();
        var event = Webhook.constructEvent(told.body(), told.signature(), endpoint.getSecret());
        assertThat(event.getType()).isEqualTo("payment_intent.succeeded");
        assertThat(event.getApiVersion()).isEqualTo("2025-03-31.basil");
    }

    @Test
    void aDisabledEndpointHearsNothing() throws StripeException {
        var endpoint = endpoint(EnabledEvent.ALL);
        var params = WebhookEndpointUpdateParams.builder().setDisabled(true).build();
        var disabled = platform.client().v1().webhookEndpoints().update(endpoint.getId(), params);

        assertThat(disabled.getStatus()).isEqualTo("disabled");
        paid();
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void eachAccountSaysWhatWasNotDelivered() throws StripeException {
        endpoint(EnabledEvent.ALL);
        stripe.mischief().dropType("payment_intent.succeeded", true);
        var account = paid();
        var other = platform.readyAccount();
        stripe.awaitDeliveries();

        assertThat(undelivered(account)).containsExactly("payment_intent.succeeded");
        assertThat(undelivered(other)).isEmpty();
    }

    @Test
    void oneAccountsDeliveriesMayBeLost() throws StripeException {
        endpoint(EnabledEvent.ALL);
        var lost = platform.newAccount();
        stripe.mischief().dropAccount(lost, true);
        stripe.completeOnboarding(lost);
        stripe.awaitDeliveries();

        assertThat(receiver.received()).isEmpty();
        assertThat(undelivered(lost)).contains("account.updated");
    }

    @Test
    void eventsAreFilteredByFamily() throws StripeException {
        var account = paid();
        var params = EventListParams.builder().setType("charge.*").build();

        assertThat(platform.client()
                        .v1()
                        .events()
                        .list(params, TestPlatform.on(account))
                        .getData())
                .extracting(Event::getType)
                .containsExactly("charge.updated", "charge.succeeded");
    }

    @Test
    void aDestinationHearsThinEventsAndAPing() throws StripeException, SignatureVerificationException {
        var destinations = platform.client().v2().core().eventDestinations();
        var destination = destinations.create(EventDestinationCreateParams.builder()
                .setName("accounts")
                .setType(EventDestinationCreateParams.Type.WEBHOOK_ENDPOINT)
                .setEventPayload(EventDestinationCreateParams.EventPayload.THIN)
                .addEventsFrom("@accounts")
                .addEnabledEvent("v2.core.account.created")
                .setWebhookEndpoint(EventDestinationCreateParams.WebhookEndpoint.builder()
                        .setUrl(receiver.url())
                        .build())
                .addInclude(EventDestinationCreateParams.Include.WEBHOOK_ENDPOINT__SIGNING_SECRET)
                .build());

        platform.readyAccount();
        destinations.ping(destination.getId());
        stripe.awaitDeliveries();

        var secret = destination.getWebhookEndpoint().getSigningSecret();
        assertThat(receiver.received())
                .extracting(told -> type(told, secret))
                .containsExactlyInAnyOrder("v2.core.account.created", "v2.core.event_destination.ping");
        destinations.delete(destination.getId());
        assertThatThrownBy(() -> destinations.retrieve(destination.getId())).hasMessageContaining("No such");
    }

    @Test
    void thinEventsAreReadPageByPage() throws StripeException {
        var account = platform.readyAccount();
        var page = platform.client()
                .v2()
                .core()
                .events()
                .list(new Builder().setObjectId(account).setLimit(1L).build());

        assertThat(page.getData()).hasSize(1);
        assertThat(page.autoPagingIterable()).hasSizeGreaterThan(2);
    }

    private static WebhookEndpoint endpoint(EnabledEvent event) throws StripeException {
        return platform.client()
                .v1()
                .webhookEndpoints()
                .create(WebhookEndpointCreateParams.builder()
                        .setUrl(receiver.url())
                        .addEnabledEvent(event)
                        .setConnect(true)
                        .setApiVersion(WebhookEndpointCreateParams.ApiVersion.VERSION_2025_03_31_BASIL)
                        .build());
    }

    private static String paid() throws StripeException {
        var account = platform.readyAccount();
        stripe.payIntent(account, platform.intent(account, 2500).getId(), "4242424242424242");
        stripe.awaitDeliveries(account);
        return account;
    }

    private static String type(WebhookReceiver.Received told, String secret) {
        try {
            return platform.client()
                    .parseEventNotification(told.body(), told.signature(), secret)
                    .getType();
        } catch (SignatureVerificationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> undelivered(String account) throws StripeException {
        var params = EventListParams.builder().setDeliverySuccess(false).build();
        return platform.client().v1().events().list(params, TestPlatform.on(account)).getData().stream()
                .map(Event::getType)
                .toList();
    }
}
