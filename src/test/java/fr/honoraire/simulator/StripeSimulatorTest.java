package fr.honoraire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a payment goes through, seen by Stripe's own client. */
class StripeSimulatorTest {

    private static StripeSimulator stripe;
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        stripe = StripeSimulator.start(0);
        platform = new TestPlatform(stripe);
    }

    @AfterAll
    static void stop() {
        stripe.close();
    }

    @BeforeEach
    void reset() {
        stripe.reset();
    }

    @Test
    void anIntentIsPaidOnce() throws StripeException {
        var account = platform.readyAccount();
        var intent = platform.intent(account, 2500);

        assertThat(stripe.payIntent(account, intent.getId(), "4242424242424242"))
                .isEqualTo("succeeded");

        assertThat(platform.read(account, intent).getAmountReceived()).isEqualTo(2500);
        assertThatThrownBy(() -> stripe.payIntent(account, intent.getId(), "4242424242424242"))
                .hasMessageContaining("status of succeeded");
        assertThatThrownBy(() -> platform.cancel(account, intent))
                .isInstanceOfSatisfying(InvalidRequestException.class, refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(400);
                    assertThat(refusal.getCode()).isEqualTo("payment_intent_unexpected_state");
                });
    }

    @Test
    void aDeclineLeavesTheIntentOpen() throws StripeException {
        var account = platform.readyAccount();
        var intent = platform.intent(account, 2500);

        stripe.payIntent(account, intent.getId(), "4000 0000 0000 9995");

        var declined = platform.read(account, intent);
        assertThat(declined.getStatus()).isEqualTo("requires_payment_method");
        assertThat(declined.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(stripe.payIntent(account, intent.getId(), "4242424242424242"))
                .isEqualTo("succeeded");
    }

    @Test
    void aCardDeclinedOnTheServerIsACardError() throws StripeException {
        var account = platform.readyAccount();
        var intent = platform.intent(account, 2500);
        var card = PaymentIntentConfirmParams.builder()
                .setPaymentMethod("pm_card_chargeDeclined")
                .build();

        assertThatThrownBy(() -> platform.client().v1().paymentIntents().confirm(intent.getId(), card, on(account)))
                .isInstanceOfSatisfying(CardException.class, refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(402);
                    assertThat(refusal.getDeclineCode()).isEqualTo("generic_decline");
                });
    }

    @Test
    void theBankMayAskAndThePatientRefuse() throws StripeException {
        var account = platform.readyAccount();
        var intent = platform.intent(account, 2500);

        assertThat(stripe.payIntent(account, intent.getId(), "4000002760003184"))
                .isEqualTo("requires_action");
        assertThat(stripe.authenticate(account, intent.getId(), false)).isEqualTo("requires_payment_method");
        assertThat(platform.read(account, intent).getLastPaymentError().getCode())
                .isEqualTo("payment_intent_authentication_failure");

        stripe.payIntent(account, intent.getId(), "4000002760003184");
        assertThat(stripe.authenticate(account, intent.getId(), true)).isEqualTo("succeeded");
    }

    @Test
    void aChargeHasItsBalanceTransactionOnlyOnceCaptured() throws StripeException {
        var account = platform.readyAccount();
        var intent = platform.intent(account, 2500);
        stripe.payIntent(account, intent.getId(), "4242424242424242");
        stripe.awaitDeliveries();

        var read = platform.client()
                .v1()
                .paymentIntents()
                .retrieve(
                        intent.getId(),
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge.balance_transaction")
                                .build(),
                        on(account));

        var line = read.getLatestChargeObject().getBalanceTransactionObject();
        assertThat(line.getFee()).isEqualTo(63);
        assertThat(line.getNet()).isEqualTo(2437);
        assertThat(line.getStatus()).isEqualTo("pending");
    }

    @Test
    void theSameKeyReplaysTheSameAnswer() throws StripeException {
        var account = platform.readyAccount();
        var once = RequestOptions.builder()
                .setStripeAccount(account)
                .setIdempotencyKey("note-1")
                .build();

        var first = platform.client().v1().paymentIntents().create(TestPlatform.amount(2500), once);
        var second = platform.client().v1().paymentIntents().create(TestPlatform.amount(2500), once);

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThatThrownBy(() -> platform.client().v1().paymentIntents().create(TestPlatform.amount(2600), once))
                .isInstanceOf(IdempotencyException.class);
    }

    @Test
    void anotherAccountsIntentIsUnknown() throws StripeException {
        var intent = platform.intent(platform.readyAccount(), 2500);

        assertThatThrownBy(() -> platform.read(platform.readyAccount(), intent))
                .isInstanceOfSatisfying(InvalidRequestException.class, refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(404);
                    assertThat(refusal.getCode()).isEqualTo("resource_missing");
                });
    }

    @Test
    void anAccountThatMayNotChargeIsRefused() throws StripeException {
        var account = platform.newAccount();

        assertThatThrownBy(() -> platform.intent(account, 2500))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(400));
    }

    @Test
    void unknownParametersAndSmallAmountsAreRefused() throws StripeException {
        var account = platform.readyAccount();
        var odd = PaymentIntentCreateParams.builder()
                .setAmount(2500L)
                .setCurrency("eur")
                .putExtraParam("colour", "blue")
                .build();

        assertThatThrownBy(() -> platform.client().v1().paymentIntents().create(odd, on(account)))
                .hasMessageContaining("parameter_unknown");
        assertThatThrownBy(() -> platform.intent(account, 49)).hasMessageContaining("amount_too_small");
    }

    @Test
    void aListGoesOnFromPageToPage() throws StripeException {
        var account = platform.readyAccount();
        for (var i = 0; i < 5; i++) {
            platform.intent(account, 2500);
        }

        var page = platform.client()
                .v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder().setLimit(2L).build(), on(account));

        assertThat(page.getHasMore()).isTrue();
        assertThat(page.autoPagingIterable())
                .extracting(PaymentIntent::getId)
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void liveKeysAreRefused() {
        var live = StripeClient.builder()
                .setApiKey("sk_live_x")
                .setApiBase(stripe.baseUrl())
                .build();

        assertThatThrownBy(() -> live.v1().paymentIntents().retrieve("pi_1")).hasMessageContaining("simulator");
    }

    private static RequestOptions on(String account) {
        return TestPlatform.on(account);
    }
}
