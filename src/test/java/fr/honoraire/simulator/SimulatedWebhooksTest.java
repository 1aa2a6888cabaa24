package fr.honoraire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the simulator tells, and how: signed for real, again if need be. */
class SimulatedWebhooksTest {

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

    @BeforeEach
    void reset() {
        stripe.awaitDeliveries();
        stripe.reset();
        stripe.forgetWebhooks();
        receiver.answer(200);
        receiver.forget();
    }

    @Test
    void aPaymentIsToldWithASignatureThatHolds() throws StripeException {
        stripe.registerWebhook(receiver.url(), WebhookReceiver.SECRET, true, false);
        var account = paid();

        var events = events();
        assertThat(events)
                .extracting(Event::getType)
                .contains("payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "charge.updated");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getAccount()).isEqualTo(account);
            assertThat(event.getLivemode()).isFalse();
            assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
        });
    }

    @Test
    void aChargeIsToldBeforeItsBalanceTransactionIsKnown() throws StripeException {
        stripe.registerWebhook(receiver.url(), WebhookReceiver.SECRET, true, false);
        paid();

        assertThat(charge("charge.succeeded").getBalanceTransaction()).isNull();
        assertThat(charge("charge.updated").getBalanceTransaction()).startsWith("txn_");
    }

    @Test
    void anotherSecretDoesNotVerify() throws StripeException {
        stripe.registerWebhook(receiver.url(), WebhookReceiver.SECRET, true, false);
        paid();
        var told = receiver.received().getFirst();

        assertThatThrownBy(() -> Webhook.constructEvent(told.body(), told.signature(), "whsec_other"))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void thinEventsNameTheAccountAndNothingElse() throws StripeException {
        stripe.registerWebhook(receiver.url(), WebhookReceiver.SECRET, true, true);
        var account = platform.readyAccount();
        stripe.awaitDeliveries();

        var types = receiver.received().stream()
                .map(SimulatedWebhooksTest::thinType)
                .toList();
        assertThat(types)
                .contains(
                        "v2.core.account[requirements].updated",
                        "v2.core.account[configuration.merchant].capability_status_updated");
        assertThat(receiver.received())
                .allSatisfy(told -> assertThat(told.body()).contains(account));
    }

    @Test
    void aDeafEndpointIsToldAgain() throws StripeException {
        var account = platform.readyAccount();
        stripe.registerWebhook(receiver.url(), WebhookReceiver.SECRET, true, false);
        receiver.answer(500);
        platform.intent(account, 2500);
        stripe.awaitDeliveries();

        assertThat(receiver.received()).hasSize(4);
        assertThat(undelivered(account)).hasSize(1);
        assertThat(receiver.received())
                .extracting(WebhookReceiver.Received::body)
                .containsOnly(receiver.received().getFirst().body());
    }

    @Test
    void whatWasLostCanBeReadAndToldAgain() throws StripeException {
        stripe.registerWebhook(receiver.url(), WebhookReceiver.SECRET, true, false);
        stripe.dropWebhooks(true);
        var account = paid();
        assertThat(receiver.received()).isEmpty();

        var lost = undelivered(account);
        assertThat(lost).extracting(Event::getType).contains("payment_intent.succeeded");

        stripe.dropWebhooks(false);
        stripe.redeliver(lost.getFirst().getId());
        stripe.awaitDeliveries();
        assertThat(events())
                .extracting(Event::getId)
                .containsExactly(lost.getFirst().getId());
    }

    @Test
    void aPlatformEndpointHearsNothingOfConnectedAccounts() throws StripeException {
        stripe.registerWebhook(receiver.url(), WebhookReceiver.SECRET, false, false);
        paid();

        assertThat(receiver.received()).isEmpty();
    }

    private static String paid() throws StripeException {
        var account = platform.readyAccount();
        stripe.payIntent(account, platform.intent(account, 2500).getId(), "4242424242424242");
        stripe.awaitDeliveries();
        return account;
    }

    private static List<Event> events() {
        return receiver.received().stream().map(SimulatedWebhooksTest::event).toList();
    }

    private static Event event(WebhookReceiver.Received told) {
        try {
            return Webhook.constructEvent(told.body(), told.signature(), WebhookReceiver.SECRET);
        } catch (SignatureVerificationException e) {
            throw new AssertionError(e);
        }
    }

    private static Charge charge(String type) {
        var event = events().stream()
                .filter(told -> told.getType().equals(type))
                .findFirst()
                .orElseThrow();
        return (Charge) event.getDataObjectDeserializer().getObject().orElseThrow();
    }

    private static String thinType(WebhookReceiver.Received told) {
        try {
            return platform.client()
                    .parseEventNotification(told.body(), told.signature(), WebhookReceiver.SECRET)
                    .getType();
        } catch (SignatureVerificationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Event> undelivered(String account) throws StripeException {
        return platform.client()
                .v1()
                .events()
                .list(EventListParams.builder().setDeliverySuccess(false).build(), TestPlatform.on(account))
                .getData();
    }
}
