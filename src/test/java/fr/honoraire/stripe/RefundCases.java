package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCase.Needs.READY_ACCOUNT;
import static fr.honoraire.stripe.TestedStripe.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import fr.honoraire.billing.GatewayPayment;
import fr.honoraire.billing.refund.GatewayRefund;
import fr.honoraire.billing.refund.RefundReason;
import fr.honoraire.billing.refund.RefundStatus;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.Money;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What we rely on about money that goes back to patients. */
final class RefundCases {

    /** Its money is available at once, so that a refund has something to be taken from. */
    private static final String AVAILABLE = "pm_card_bypassPending";

    private RefundCases() {}

    static List<StripeCase> all() {
        return List.of(
                StripeCase.of(
                        16,
                        "A payment is given back whole, and has its line in the balance",
                        "api/refunds/create",
                        READY_ACCOUNT,
                        RefundCases::whole),
                StripeCase.of(
                        17,
                        "A payment is given back in parts, each once however often it is asked",
                        "refunds#issue-refunds",
                        READY_ACCOUNT,
                        RefundCases::inParts),
                StripeCase.of(
                        18,
                        "More than is left is refused, and nothing is given",
                        "refunds#issue-refunds",
                        READY_ACCOUNT,
                        RefundCases::tooMuch),
                StripeCase.of(
                        19,
                        "A refund may be under way for a while before it succeeds",
                        "testing#refunds",
                        READY_ACCOUNT,
                        RefundCases::underWay),
                StripeCase.of(
                        20,
                        "A refund that had succeeded may be sent back by the bank, with a reason",
                        "refunds#failed-refunds",
                        READY_ACCOUNT,
                        RefundCases::sentBack));
    }

    private static void whole(TestedStripe stripe) throws StripeException {
        var paid = stripe.paid(AVAILABLE);
        var id = UUID.randomUUID();

        var given = give(stripe, paid, id, AMOUNT);

        assertThat(given.ourId()).isEqualTo(id);
        assertThat(given.paymentGatewayId()).isEqualTo(paid.id());
        var seen = becomes(stripe, paid, given, RefundStatus.SUCCEEDED);
        assertThat(seen.amount()).isEqualTo(AMOUNT);
        assertThat(seen.balanceTransactionId()).startsWith("txn_");
        assertThat(seen.failureCode()).isNull();
        assertThat(charge(stripe, paid).getRefunded()).isTrue();
    }

    private static void inParts(TestedStripe stripe) throws StripeException {
        var paid = stripe.paid(AVAILABLE);
        var id = UUID.randomUUID();

        var first = give(stripe, paid, id, Money.ofCents(10_00));

        assertThat(give(stripe, paid, id, Money.ofCents(10_00)).id()).isEqualTo(first.id());
        assertThat(charge(stripe, paid).getAmountRefunded()).isEqualTo(10_00);
        var second = give(stripe, paid, UUID.randomUUID(), Money.ofCents(15_00));
        assertThat(stripe.refunds().of(stripe.ready(), paid.id()))
                .extracting(GatewayRefund::id)
                .containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(stripe.refunds().since(stripe.ready(), first.createdAt()))
                .extracting(GatewayRefund::id)
                .contains(first.id(), second.id());
        assertThat(charge(stripe, paid).getRefunded()).isTrue();
    }

    private static void tooMuch(TestedStripe stripe) {
        var paid = stripe.paid(AVAILABLE);

        assertThatThrownBy(() -> give(stripe, paid, UUID.randomUUID(), Money.ofCents(25_01)))
                .isInstanceOf(GatewayRefused.class);
        assertThat(stripe.refunds().of(stripe.ready(), paid.id())).isEmpty();
        give(stripe, paid, UUID.randomUUID(), AMOUNT);
        assertThatThrownBy(() -> give(stripe, paid, UUID.randomUUID(), Money.ofCents(1)))
                .isInstanceOfSatisfying(
                        GatewayRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("charge_already_refunded"));
        assertThat(stripe.refunds().of(stripe.ready(), paid.id())).hasSize(1);
    }

    private static void underWay(TestedStripe stripe) {
        var paid = stripe.paid("pm_card_pendingRefund");

        var given = give(stripe, paid, UUID.randomUUID(), AMOUNT);

        assertThat(given.status()).isEqualTo(RefundStatus.PENDING);
        becomes(stripe, paid, given, RefundStatus.SUCCEEDED);
    }

    private static void sentBack(TestedStripe stripe) {
        var paid = stripe.paid("pm_card_refundFail");

        var given = give(stripe, paid, UUID.randomUUID(), AMOUNT);

        assertThat(given.status()).isIn(RefundStatus.PENDING, RefundStatus.SUCCEEDED);
        assertThat(becomes(stripe, paid, given, RefundStatus.FAILED).failureCode())
                .isNotBlank();
    }

    private static GatewayRefund give(TestedStripe stripe, GatewayPayment paid, UUID id, Money amount) {
        return stripe.refunds().refund(id, 1, stripe.ready(), paid.id(), amount, RefundReason.PATIENT_REQUEST);
    }

    private static GatewayRefund becomes(
            TestedStripe stripe, GatewayPayment paid, GatewayRefund given, RefundStatus status) {
        return stripe.await(
                        "the refund to be " + status,
                        () -> stripe.refunds().of(stripe.ready(), paid.id()).stream()
                                .filter(refund -> refund.id().equals(given.id()))
                                .findFirst(),
                        refund -> refund.filter(seen -> seen.status() == status).isPresent())
                .orElseThrow();
    }

    private static Charge charge(TestedStripe stripe, GatewayPayment paid) throws StripeException {
        return stripe.client()
                .v1()
                .charges()
                .retrieve(Objects.requireNonNull(paid.chargeId()), StripeCalls.on(stripe.ready()));
    }
}
