package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCalls.on;
import static fr.honoraire.stripe.StripeCase.Needs.READY_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Balance;
import com.stripe.model.BalanceTransaction;
import com.stripe.param.BalanceTransactionListParams;
import fr.honoraire.billing.refund.RefundReason;
import fr.honoraire.payout.GatewayPayout;
import fr.honoraire.payout.GatewayPayoutLine;
import fr.honoraire.payout.PayoutLineKind;
import fr.honoraire.payout.PayoutStatus;
import fr.honoraire.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/** What we rely on about money on its way to the practitioner's bank. */
final class PayoutCases {

    private static final Duration LOOK_BACK = Duration.ofDays(90);

    private PayoutCases() {}

    static List<StripeCase> all() {
        return List.of(
                StripeCase.of(
                                25,
                                "An automatic payout's lines add up to its amount, and lead to their payments",
                                "payouts/reconciliation",
                                READY_ACCOUNT,
                                PayoutCases::addsUp)
                        .onlySimulated("a payout is made for the case; Stripe pays out by itself, a day or more later"),
                StripeCase.of(
                        26,
                        "What is available and what is pending make up the sum of all lines",
                        "reports/balance-transaction-types",
                        READY_ACCOUNT,
                        PayoutCases::balances));
    }

    private static void addsUp(TestedStripe any) {
        var stripe = any.isSimulated() ? somethingPaidOut(any.withAccountOfItsOwn()) : any;

        var payout = latest(stripe).orElseThrow(() -> notYet(stripe));

        assertThat(stripe.payouts().read(stripe.ready(), payout.id())).isEqualTo(payout);
        var lines = stripe.payouts().lines(stripe.ready(), payout.id());
        assertThat(sum(lines.stream().mapToLong(line -> line.net().cents()))).isEqualTo(payout.amount());
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.gross().minus(line.fee())).isEqualTo(line.net()));
        assertThat(lines)
                .filteredOn(line -> line.kind() == PayoutLineKind.PAYMENT || line.kind() == PayoutLineKind.REFUND)
                .isNotEmpty()
                .extracting(GatewayPayoutLine::chargeId)
                .doesNotContainNull();
    }

    /** Two payments, a part of one given back, and the rest on its way to the bank. */
    private static TestedStripe somethingPaidOut(TestedStripe stripe) {
        var paid = stripe.paid("pm_card_bypassPending");
        stripe.paid("pm_card_bypassPending");
        stripe.refunds()
                .refund(
                        UUID.randomUUID(),
                        1,
                        stripe.ready(),
                        paid.id(),
                        Money.ofCents(7_00),
                        RefundReason.PATIENT_REQUEST);
        stripe.simulator().order("settle-payouts", Map.of("account", stripe.ready()));
        return stripe;
    }

    /** The latest that arrived and whose lines Stripe has settled. */
    private static Optional<GatewayPayout> latest(TestedStripe stripe) {
        return stripe.payouts().since(stripe.ready(), Instant.now().minus(LOOK_BACK)).stream()
                .filter(payout -> payout.status() == PayoutStatus.PAID && payout.linesKnown())
                .findFirst();
    }

    private static NotRun notYet(TestedStripe stripe) {
        return new NotRun("needs an automatic payout, " + stripe.ready() + " has had none in " + LOOK_BACK.toDays()
                + " days: run again in some days, the other cases leave something to pay out");
    }

    private static void balances(TestedStripe stripe) {
        stripe.paid("pm_card_visa");

        var differs = stripe.await("the balance to be its lines", () -> difference(stripe), cents -> cents == 0);

        assertThat(differs).isZero();
    }

    private static long difference(TestedStripe stripe) throws StripeException {
        var balance = stripe.client().v1().balance().retrieve(on(stripe.ready()));
        var held = LongStream.concat(
                balance.getAvailable().stream()
                        .filter(money -> Euros.are(money.getCurrency()))
                        .mapToLong(Balance.Available::getAmount),
                balance.getPending().stream()
                        .filter(money -> Euros.are(money.getCurrency()))
                        .mapToLong(Balance.Pending::getAmount));
        var params = BalanceTransactionListParams.builder().setLimit(100L).build();
        var lines = stripe.calls()
                .all(() -> stripe.client().v1().balanceTransactions().list(params, on(stripe.ready())));
        return held.sum()
                - lines.stream()
                        .filter(line -> Euros.are(line.getCurrency()))
                        .mapToLong(BalanceTransaction::getNet)
                        .sum();
    }

    private static Money sum(LongStream cents) {
        return Money.ofCents(cents.sum());
    }
}
