package fr.honoraire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentUpdateParams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way a payment may go, and what it does not let happen to it. */
class SimulatedPaymentsTest {

    private static final String CARD = "4242424242424242";

    private static StripeSimulator stripe;
    private static TestPlatform platform;

    private String account;

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
    void anAccount() throws StripeException {
        account = platform.readyAccount();
    }

    @AfterEach
    void theBooksAreRight() {
        stripe.awaitDeliveries();
        assertThat(stripe.ledgerProblems()).isEmpty();
        stripe.reset();
    }

    @Test
    void moneyMayBeAuthorisedFirstAndTakenLater() throws StripeException {
        var intent = create(manual());
        assertThat(stripe.payIntent(account, intent.getId(), CARD)).isEqualTo("requires_capture");
        assertThat(read(intent).getAmountCapturable()).isEqualTo(2500);
        assertThat(read(intent).getLatestChargeObject().getCaptured()).isFalse();

        var params =
                PaymentIntentCaptureParams.builder().setAmountToCapture(2000L).build();
        platform.client().v1().paymentIntents().capture(intent.getId(), params, TestPlatform.on(account));

        assertThat(read(intent).getStatus()).isEqualTo("succeeded");
        assertThat(read(intent).getAmountReceived()).isEqualTo(2000);
        assertThatThrownBy(() -> platform.client()
                        .v1()
                        .paymentIntents()
                        .capture(intent.getId(), params, TestPlatform.on(account)))
                .hasMessageContaining("payment_intent_unexpected_state");
    }

    @Test
    void anAuthorisedPaymentMayBeCanceled() throws StripeException {
        var intent = create(manual());
        stripe.payIntent(account, intent.getId(), CARD);

        cancel(intent);

        assertThat(read(intent).getStatus()).isEqualTo("canceled");
        assertThat(read(intent).getAmountCapturable()).isZero();
    }

    @Test
    void aPaymentInProcessingCanOnlyBeWaitedFor() throws StripeException {
        stripe.slowPayments(account, true);
        var intent = platform.intent(account, 2500);

        assertThat(stripe.payIntent(account, intent.getId(), CARD)).isEqualTo("processing");
        assertThatThrownBy(() -> cancel(intent)).hasMessageContaining("status of processing");
        assertThat(stripe.endPayment(account, intent.getId(), false)).isEqualTo("requires_payment_method");
        stripe.payIntent(account, intent.getId(), CARD);
        assertThat(stripe.endPayment(account, intent.getId(), true)).isEqualTo("succeeded");
    }

    @Test
    void aMethodAttachedBeforeIsConfirmedLater() throws StripeException {
        var intent = create(
                TestPlatform.amountOf(2500).setPaymentMethod("pm_card_visa").build());
        assertThat(intent.getStatus()).isEqualTo("requires_confirmation");

        assertThat(confirm(intent).getStatus()).isEqualTo("succeeded");
        assertThatThrownBy(() -> confirm(intent)).hasMessageContaining("status of succeeded");
    }

    @Test
    void aConfirmationNeedsAMethod() throws StripeException {
        var intent = platform.intent(account, 2500);

        assertThatThrownBy(() -> confirm(intent)).hasMessageContaining("missing a payment method");
    }

    @Test
    void aCanceledPaymentStaysCanceled() throws StripeException {
        var intent = platform.intent(account, 2500);
        cancel(intent);

        assertThat(read(intent).getCanceledAt()).isNotNull();
        assertThatThrownBy(() -> cancel(intent)).hasMessageContaining("status of canceled");
        assertThatThrownBy(() -> stripe.payIntent(account, intent.getId(), CARD))
                .hasMessageContaining("status of canceled");
    }

    @Test
    void aPaymentAwaitingTheBankMayBeCanceled() throws StripeException {
        var intent = platform.intent(account, 2500);
        stripe.payIntent(account, intent.getId(), "4000002760003184");

        cancel(intent);

        assertThatThrownBy(() -> stripe.authenticate(account, intent.getId(), true))
                .hasMessageContaining("status of canceled");
    }

    @Test
    void metadataIsMergedKeyByKey() throws StripeException {
        var intent = platform.intent(account, 2500);
        var params = PaymentIntentUpdateParams.builder()
                .putMetadata("payment", "")
                .putMetadata("note", "7")
                .build();

        var updated = platform.client().v1().paymentIntents().update(intent.getId(), params, TestPlatform.on(account));

        assertThat(updated.getMetadata()).containsOnlyKeys("note");
    }

    @Test
    void whatCannotBeExpandedIsRefused() throws StripeException {
        var intent = platform.intent(account, 2500);
        stripe.payIntent(account, intent.getId(), CARD);

        assertThatThrownBy(() -> read(intent, "amount")).hasMessageContaining("cannot be expanded");
        assertThatThrownBy(() -> read(intent, "latest_charge.nonsense")).hasMessageContaining("cannot be expanded");
        assertThatThrownBy(() -> read(intent, "a.b.c.d.e")).hasMessageContaining("4 levels");
        assertThat(read(intent, "latest_charge.refunds").getLatestChargeObject().getRefunds())
                .isNotNull();
    }

    @Test
    void pagesTurnBothWays() throws StripeException {
        var first = platform.intent(account, 2500);
        var second = platform.intent(account, 2500);
        var third = platform.intent(account, 2500);

        var older = list(PaymentIntentListParams.builder()
                .setLimit(1L)
                .setStartingAfter(third.getId())
                .build());
        assertThat(older.getData()).extracting(PaymentIntent::getId).containsExactly(second.getId());
        assertThat(older.getHasMore()).isTrue();

        var newer = list(PaymentIntentListParams.builder()
                .setLimit(1L)
                .setEndingBefore(first.getId())
                .build());
        assertThat(newer.getData()).extracting(PaymentIntent::getId).containsExactly(second.getId());
        assertThat(newer.getHasMore()).isTrue();

        var newest = list(PaymentIntentListParams.builder()
                .setEndingBefore(second.getId())
                .build());
        assertThat(newest.getData()).extracting(PaymentIntent::getId).containsExactly(third.getId());
        assertThat(newest.getHasMore()).isFalse();
    }

    private static PaymentIntentCreateParams manual() {
        return TestPlatform.amountOf(2500)
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .build();
    }

    private PaymentIntent create(PaymentIntentCreateParams params) throws StripeException {
        return platform.client().v1().paymentIntents().create(params, TestPlatform.on(account));
    }

    private PaymentIntent confirm(PaymentIntent intent) throws StripeException {
        return platform.client()
                .v1()
                .paymentIntents()
                .confirm(intent.getId(), PaymentIntentConfirmParams.builder().build(), TestPlatform.on(account));
    }

    private void cancel(PaymentIntent intent) throws StripeException {
        var params = PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                .build();
        platform.client().v1().paymentIntents().cancel(intent.getId(), params, TestPlatform.on(account));
    }

    private PaymentIntent read(PaymentIntent intent) throws StripeException {
        return read(intent, "latest_charge");
    }

    private PaymentIntent read(PaymentIntent intent, String expand) throws StripeException {
        var params = PaymentIntentRetrieveParams.builder().addExpand(expand).build();
        return platform.client().v1().paymentIntents().retrieve(intent.getId(), params, TestPlatform.on(account));
    }

    private StripeCollection<PaymentIntent> list(PaymentIntentListParams params) throws StripeException {
        return platform.client().v1().paymentIntents().list(params, TestPlatform.on(account));
    }
}
