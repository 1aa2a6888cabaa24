package fr.honoraire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.param.BalanceSettingsUpdateParams;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCancelParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundRetrieveParams;
import com.stripe.param.RefundUpdateParams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How money goes back to a card: at once, later, or not at all. */
class SimulatedRefundsTest {

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

    @AfterEach
    void theBooksAreRight() {
        assertThat(stripe.ledgerProblems()).isEmpty();
        stripe.reset();
    }

    @Test
    void aRefundMayStayPendingThenSucceed() throws StripeException {
        var account = platform.readyAccount();
        var intent = pay(account, "4242424242424242");
        stripe.pendingRefunds(account, true);

        var refund = refund(account, intent, 1000);
        assertThat(refund.getStatus()).isEqualTo("pending");
        assertThat(refunded(account, intent)).isEqualTo(1000);

        stripe.succeedRefund(account, refund.getId());
        assertThat(read(account, refund).getStatus()).isEqualTo("succeeded");
        assertThat(types(account)).contains("refund.created", "charge.refunded", "refund.updated");
    }

    @Test
    void aRefundThatIsCalledOffGivesTheMoneyBack() throws StripeException {
        var account = platform.readyAccount();
        var intent = pay(account, "4242424242424242");
        stripe.pendingRefunds(account, true);
        var refund = refund(account, intent, 1000);

        stripe.cancelRefund(account, refund.getId());

        assertThat(read(account, refund).getStatus()).isEqualTo("canceled");
        assertThat(refunded(account, intent)).isZero();
        assertThat(net(account)).isEqualTo(2437);
    }

    @Test
    void theApiCancelsNoRefundToACard() throws StripeException {
        var account = platform.readyAccount();
        stripe.pendingRefunds(account, true);
        var refund = refund(account, pay(account, "4242424242424242"), 1000);

        assertThatThrownBy(() -> platform.client()
                        .v1()
                        .refunds()
                        .cancel(refund.getId(), RefundCancelParams.builder().build(), TestPlatform.on(account)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("status of pending");
    }

    @Test
    void aRefundThatFailsLaterGivesTheMoneyBackAndSaysWhy() throws StripeException {
        var account = platform.readyAccount();
        var intent = pay(account, "4000000000005126");

        var refund = refund(account, intent, 2500);
        assertThat(refund.getStatus()).isEqualTo("succeeded");
        stripe.awaitDeliveries();

        var failed = read(account, refund);
        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getFailureReason()).isEqualTo("lost_or_stolen_card");
        assertThat(failed.getFailureBalanceTransaction()).startsWith("txn_");
        assertThat(refunded(account, intent)).isZero();
        assertThat(types(account)).contains("refund.failed");
    }

    @Test
    void aCardMayTakeItsTime() throws StripeException {
        var account = platform.readyAccount();
        var refund = refund(account, pay(account, "4000000000007726"), 2500);

        assertThat(refund.getStatus()).isEqualTo("pending");
        assertThat(refund.getPendingReason()).isEqualTo("processing");
        stripe.awaitDeliveries();
        assertThat(read(account, refund).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void aBalanceThatMayNotFallBelowZeroMakesARefundWait() throws StripeException {
        var account = platform.readyAccount();
        neverBelowZero(account);
        var intent = pay(account, "4242424242424242");

        var refund = refund(account, intent, 2000);
        assertThat(refund.getStatus()).isEqualTo("pending");
        assertThat(refund.getPendingReason()).isEqualTo("insufficient_funds");
        assertThat(refund.getBalanceTransaction()).isNull();

        stripe.advance(Duration.ofDays(3));
        stripe.awaitDeliveries();
        assertThat(read(account, refund).getStatus()).isEqualTo("succeeded");
        assertThat(net(account)).isEqualTo(437);
    }

    @Test
    void aContestedPaymentIsNotRefunded() throws StripeException {
        var account = platform.readyAccount();
        var intent = pay(account, "4000000000000259");
        stripe.awaitDeliveries();

        assertThatThrownBy(() -> refund(account, intent, 100)).hasMessageContaining("charge_disputed");
    }

    @Test
    void metadataOfARefundIsMerged() throws StripeException {
        var account = platform.readyAccount();
        var refund = refund(account, pay(account, "4242424242424242"), 100);

        var params = RefundUpdateParams.builder()
                .putMetadata("note", "7")
                .putMetadata("refund", "")
                .build();
        var updated = platform.client().v1().refunds().update(refund.getId(), params, TestPlatform.on(account));

        assertThat(updated.getMetadata()).isEqualTo(Map.of("note", "7"));
    }

    @Test
    void thePlatformsFeeGoesBackOnlyIfAsked() throws StripeException {
        var account = platform.readyAccount();
        var intent = platform.client()
                .v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(2500L)
                                .setCurrency("eur")
                                .setApplicationFeeAmount(100L)
                                .build(),
                        TestPlatform.on(account));
        stripe.payIntent(account, intent.getId(), "4242424242424242");
        stripe.awaitDeliveries();
        assertThat(net(account)).isEqualTo(2500 - 63 - 100);
        var fee = platform.client().v1().applicationFees().list().getData().getFirst();
        assertThat(fee.getAmount()).isEqualTo(100);
        assertThat(fee.getAccount()).isEqualTo(account);

        refund(account, intent.getId(), 500);
        assertThat(net(account)).isEqualTo(2500 - 63 - 100 - 500);

        var params = RefundCreateParams.builder()
                .setPaymentIntent(intent.getId())
                .setAmount(1000L)
                .setRefundApplicationFee(true)
                .build();
        platform.client().v1().refunds().create(params, TestPlatform.on(account));
        assertThat(net(account)).isEqualTo(2500 - 63 - 100 - 500 - 1000 + 40);
        assertThat(platform.client()
                        .v1()
                        .applicationFees()
                        .retrieve(fee.getId())
                        .getAmountRefunded())
                .isEqualTo(40);
    }

    private static void neverBelowZero(String account) throws StripeException {
        var payments = BalanceSettingsUpdateParams.Payments.builder()
                .setDebitNegativeBalances(false)
                .build();
        platform.client()
                .v1()
                .balanceSettings()
                .update(
                        BalanceSettingsUpdateParams.builder()
                                .setPayments(payments)
                                .build(),
                        TestPlatform.on(account));
    }

    private static String pay(String account, String card) throws StripeException {
        var intent = platform.intent(account, 2500);
        stripe.payIntent(account, intent.getId(), card);
        return intent.getId();
    }

    private static Refund refund(String account, String intent, long cents) throws StripeException {
        var params = RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount(cents)
                .putMetadata("refund", "1")
                .build();
        return platform.client().v1().refunds().create(params, TestPlatform.on(account));
    }

    private static Refund read(String account, Refund refund) throws StripeException {
        return platform.client()
                .v1()
                .refunds()
                .retrieve(refund.getId(), RefundRetrieveParams.builder().build(), TestPlatform.on(account));
    }

    private static long refunded(String account, String intent) throws StripeException {
        var params =
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        return platform.client()
                .v1()
                .paymentIntents()
                .retrieve(intent, params, TestPlatform.on(account))
                .getLatestChargeObject()
                .getAmountRefunded();
    }

    private static long net(String account) throws StripeException {
        var params = BalanceTransactionListParams.builder().setLimit(100L).build();
        return platform.client().v1().balanceTransactions().list(params, TestPlatform.on(account)).getData().stream()
                .mapToLong(BalanceTransaction::getNet)
                .sum();
    }

    private static List<String> types(String account) throws StripeException {
        var params = EventListParams.builder().setLimit(100L).build();
        return platform.client().v1().events().list(params, TestPlatform.on(account)).getData().stream()
                .map(Event::getType)
                .toList();
    }
}
