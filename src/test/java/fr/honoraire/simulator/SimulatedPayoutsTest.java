package fr.honoraire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Payout;
import com.stripe.param.BalanceSettingsUpdateParams;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PayoutListParams;
import com.stripe.param.RefundCreateParams;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How money gets from the card to the practitioner's bank, to the cent. */
class SimulatedPayoutsTest {

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
    void nothingIsPaidOutBeforeItIsAvailable() throws StripeException {
        var account = platform.readyAccount();
        pay(account, 2500);

        stripe.settlePayouts();
        assertThat(payouts(account)).isEmpty();

        stripe.advance(Duration.ofDays(3));
        stripe.settlePayouts();
        assertThat(payouts(account)).hasSize(1);
    }

    @Test
    void aPayoutSumsToItsLines() throws StripeException {
        var account = platform.readyAccount();
        var first = pay(account, 2500);
        pay(account, 7000);
        refund(account, first, 500);
        stripe.advance(Duration.ofDays(4));
        stripe.settlePayouts();

        var payout = payouts(account).getFirst();
        assertThat(payout.getStatus()).isEqualTo("paid");
        assertThat(payout.getReconciliationStatus()).isEqualTo("completed");
        assertThat(payout.getAmount()).isEqualTo(2500 - 63 + 7000 - 130 - 500);

        var lines = lines(account, payout);
        assertThat(lines)
                .extracting(BalanceTransaction::getType)
                .containsExactlyInAnyOrder("charge", "charge", "refund", "payout");
        assertThat(lines.stream().mapToLong(BalanceTransaction::getNet).sum()).isZero();
        assertThat(lines.stream().filter(line -> line.getType().equals("charge")))
                .allSatisfy(line -> assertThat(((Charge) line.getSourceObject()).getPaymentIntent())
                        .startsWith("pi_"));
        assertThat(platform.client()
                        .v1()
                        .balance()
                        .retrieve(TestPlatform.on(account))
                        .getAvailable()
                        .getFirst()
                        .getAmount())
                .isZero();
    }

    @Test
    void aPayoutTheBankSendsBackLeavesAgainOnceTheBankAccountIsReplaced() throws StripeException {
        var account = platform.readyAccount();
        pay(account, 2500);
        stripe.advance(Duration.ofDays(4));
        stripe.settlePayouts();
        var payout = payouts(account).getFirst();

        stripe.failPayout(payout.getId(), "account_closed");

        var failed = platform.client().v1().payouts().retrieve(payout.getId(), TestPlatform.on(account));
        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getFailureCode()).isEqualTo("account_closed");
        assertThat(failed.getFailureBalanceTransaction()).startsWith("txn_");
        stripe.settlePayouts();
        assertThat(payouts(account)).hasSize(1);

        stripe.completeOnboarding(account);
        stripe.settlePayouts();
        assertThat(payouts(account)).extracting(Payout::getStatus).containsExactly("paid", "failed");
        assertThat(payouts(account).getFirst().getAmount()).isEqualTo(payout.getAmount());
    }

    @Test
    void aPayoutMayBeWatchedOnItsWay() throws StripeException {
        var account = platform.readyAccount();
        pay(account, 2500);
        stripe.advance(Duration.ofDays(4));

        var id = stripe.startPayout(account).orElseThrow();

        assertThat(payouts(account)).extracting(Payout::getStatus).containsExactly("in_transit");
        stripe.payPayout(id);
        assertThat(payouts(account)).extracting(Payout::getStatus).containsExactly("paid");
    }

    @Test
    void aPayoutIsExplainedOnlyOnceItIsReconciled() throws StripeException {
        var account = platform.readyAccount();
        pay(account, 2500);
        stripe.advance(Duration.ofDays(4));
        stripe.reconcileLater(account, true);
        var id = stripe.preparePayout(account).orElseThrow();
        assertThat(payouts(account)).extracting(Payout::getStatus).containsExactly("pending");

        stripe.payPayout(id);
        assertThat(payouts(account).getFirst().getStatus()).isEqualTo("paid");
        assertThat(payouts(account).getFirst().getReconciliationStatus()).isEqualTo("in_progress");
        stripe.reconcilePayout(id);
        assertThat(payouts(account).getFirst().getReconciliationStatus()).isEqualTo("completed");
    }

    @Test
    void aBalanceBelowZeroIsNotPaidOut() throws StripeException {
        var account = platform.readyAccount();
        var intent = pay(account, 2500);
        stripe.advance(Duration.ofDays(4));
        stripe.settlePayouts(account);
        refund(account, intent, 2500);

        stripe.settlePayouts(account);
        assertThat(payouts(account)).hasSize(1);

        pay(account, 5000);
        stripe.advance(Duration.ofDays(4));
        stripe.settlePayouts(account);
        assertThat(payouts(account).getFirst().getAmount()).isEqualTo(5000 - 100 - 2500);
        assertThat(stripe.ledgerProblems()).isEmpty();
    }

    @Test
    void anAccountThatIsPaidByHandIsNotPaidByItself() throws StripeException {
        var account = platform.readyAccount();
        var byHand = BalanceSettingsUpdateParams.Payments.Payouts.Schedule.builder()
                .setInterval(BalanceSettingsUpdateParams.Payments.Payouts.Schedule.Interval.MANUAL)
                .build();
        var payments = BalanceSettingsUpdateParams.Payments.builder()
                .setPayouts(BalanceSettingsUpdateParams.Payments.Payouts.builder()
                        .setSchedule(byHand)
                        .build())
                .build();
        platform.client()
                .v1()
                .balanceSettings()
                .update(
                        BalanceSettingsUpdateParams.builder()
                                .setPayments(payments)
                                .build(),
                        TestPlatform.on(account));
        pay(account, 2500);
        stripe.advance(Duration.ofDays(4));
        stripe.settlePayouts(account);

        assertThat(payouts(account)).isEmpty();
    }

    @Test
    void anAccountMayBeForgotten() throws StripeException {
        var account = platform.readyAccount();
        pay(account, 2500);
        stripe.advance(Duration.ofDays(4));
        stripe.settlePayouts(account);

        stripe.forget(account);

        assertThat(payouts(account)).isEmpty();
        assertThat(net(account)).isZero();
        assertThat(stripe.ledgerProblems()).isEmpty();
        pay(account, 2500);
        stripe.awaitDeliveries();
        assertThat(net(account)).isEqualTo(2437);
    }

    @Test
    void nobodyIsRefundedMoreThanHePaid() throws StripeException {
        var account = platform.readyAccount();
        var intent = pay(account, 2500);

        assertThatThrownBy(() -> refund(account, intent, 2600)).isInstanceOf(InvalidRequestException.class);
        refund(account, intent, 2500);
        assertThatThrownBy(() -> refund(account, intent, 1)).hasMessageContaining("charge_already_refunded");
    }

    @Test
    void aRefundMadeAtStripeShowsOnTheCharge() throws StripeException {
        var account = platform.readyAccount();
        var intent = pay(account, 2500);

        stripe.refund(account, intent, 1000);

        assertThat(charge(account, intent).getAmountRefunded()).isEqualTo(1000);
        assertThat(charge(account, intent).getRefunded()).isFalse();
    }

    @Test
    void aContestedPaymentTakesTheMoneyBackAndGivesItBackIfWon() throws StripeException {
        var account = platform.readyAccount();
        var contested = platform.intent(account, 2500);
        stripe.payIntent(account, contested.getId(), "4000000000000259");
        stripe.awaitDeliveries();
        var dispute = platform.client()
                .v1()
                .disputes()
                .list(DisputeListParams.builder().build(), TestPlatform.on(account))
                .getData()
                .getFirst();
        assertThat(charge(account, contested.getId()).getDisputed()).isTrue();
        assertThat(net(account)).isEqualTo(2437 - 2500 - 2000);

        stripe.closeDispute(account, dispute.getId(), true);

        assertThat(net(account)).isEqualTo(2437 - 2000);
    }

    @Test
    void historyCanBeMadeUp() throws StripeException {
        var account = platform.readyAccount();
        var past = Instant.now().minus(90, ChronoUnit.DAYS);
        stripe.at(past);
        pay(account, 2500);
        stripe.advance(Duration.ofDays(4));
        stripe.settlePayouts();
        stripe.at(Instant.now());

        assertThat(payouts(account).getFirst().getCreated())
                .isBetween(past.getEpochSecond(), past.plus(5, ChronoUnit.DAYS).getEpochSecond());
    }

    private static String pay(String account, long cents) throws StripeException {
        var intent = platform.intent(account, cents);
        stripe.payIntent(account, intent.getId(), "4242424242424242");
        return intent.getId();
    }

    private static void refund(String account, String intent, long cents) throws StripeException {
        var params = RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount(cents)
                .build();
        platform.client().v1().refunds().create(params, TestPlatform.on(account));
    }

    private static Charge charge(String account, String intent) throws StripeException {
        var params =
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        return platform.client()
                .v1()
                .paymentIntents()
                .retrieve(intent, params, TestPlatform.on(account))
                .getLatestChargeObject();
    }

    private static long net(String account) throws StripeException {
        var params = BalanceTransactionListParams.builder().setLimit(100L).build();
        return platform.client().v1().balanceTransactions().list(params, TestPlatform.on(account)).getData().stream()
                .mapToLong(BalanceTransaction::getNet)
                .sum();
    }

    private static List<Payout> payouts(String account) throws StripeException {
        return platform.client()
                .v1()
                .payouts()
                .list(PayoutListParams.builder().build(), TestPlatform.on(account))
                .getData();
    }

    private static List<BalanceTransaction> lines(String account, Payout payout) throws StripeException {
        var params = BalanceTransactionListParams.builder()
                .setPayout(payout.getId())
                .setLimit(100L)
                .addExpand("data.source")
                .build();
        return platform.client()
                .v1()
                .balanceTransactions()
                .list(params, TestPlatform.on(account))
                .getData();
    }
}
