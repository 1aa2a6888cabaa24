package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCalls.on;
import static fr.honoraire.stripe.StripeCase.Needs.READY_ACCOUNT;
import static fr.honoraire.stripe.TestedStripe.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.DisputeUpdateParams;
import fr.honoraire.billing.GatewayPayment;
import fr.honoraire.billing.dispute.DisputeStatus;
import fr.honoraire.billing.dispute.GatewayDispute;
import fr.honoraire.shared.Money;
import java.util.List;
import java.util.function.Predicate;

/** What we rely on about payments that patients contest at their bank. */
final class DisputeCases {

    private DisputeCases() {}

    static List<StripeCase> all() {
        return List.of(
                StripeCase.of(
                        21,
                        "A contested payment tells what is withheld, what it costs and until when to answer",
                        "disputes/how-disputes-work",
                        READY_ACCOUNT,
                        DisputeCases::opened),
                StripeCase.of(
                        22,
                        "Evidence that convinces gives the money back",
                        "testing#disputes",
                        READY_ACCOUNT,
                        DisputeCases::won),
                StripeCase.of(
                        23,
                        "Evidence that does not convince loses the money",
                        "testing#disputes",
                        READY_ACCOUNT,
                        DisputeCases::lost),
                StripeCase.of(
                        24,
                        "Giving in loses the money at once",
                        "api/disputes/close",
                        READY_ACCOUNT,
                        DisputeCases::givenIn));
    }

    private static void opened(TestedStripe stripe) {
        var paid = contested(stripe);

        var dispute = dispute(stripe, paid);

        assertThat(dispute.paymentGatewayId()).isEqualTo(paid.id());
        assertThat(dispute.status()).isEqualTo(DisputeStatus.NEEDS_RESPONSE);
        assertThat(dispute.amount()).isEqualTo(AMOUNT);
        assertThat(dispute.withdrawn()).isEqualTo(AMOUNT);
        assertThat(dispute.fee().cents()).isPositive();
        assertThat(dispute.reason()).isEqualTo("fraudulent");
        assertThat(dispute.evidenceDueAt()).isAfter(dispute.openedAt());
        assertThat(dispute.hasEvidence()).isFalse();
        assertThat(stripe.disputes().since(stripe.ready(), dispute.openedAt()))
                .extracting(GatewayDispute::id)
                .contains(dispute.id());
    }

    private static void won(TestedStripe stripe) {
        var paid = contested(stripe);

        answer(stripe, dispute(stripe, paid), "winning_evidence");

        var closed = until(
                stripe,
                paid,
                dispute -> dispute.status() == DisputeStatus.WON
                        && dispute.withdrawn().isZero());
        assertThat(closed.hasEvidence()).isTrue();
    }

    private static void lost(TestedStripe stripe) {
        var paid = contested(stripe);

        answer(stripe, dispute(stripe, paid), "losing_evidence");

        assertThat(until(stripe, paid, dispute -> dispute.status() == DisputeStatus.LOST)
                        .withdrawn())
                .isEqualTo(AMOUNT);
    }

    private static void givenIn(TestedStripe stripe) {
        var paid = contested(stripe);
        var dispute = dispute(stripe, paid);

        stripe.calls().ask(() -> stripe.client().v1().disputes().close(dispute.id(), on(stripe.ready())));

        assertThat(until(stripe, paid, seen -> seen.status() == DisputeStatus.LOST)
                        .withdrawn())
                .isEqualTo(AMOUNT);
    }

    private static GatewayPayment contested(TestedStripe stripe) {
        return stripe.paid("pm_card_createDispute");
    }

    /** It comes a moment after the payment, and the money goes a moment after that. */
    private static GatewayDispute dispute(TestedStripe stripe, GatewayPayment paid) {
        return until(stripe, paid, dispute -> dispute.withdrawn().isMoreThan(Money.ZERO));
    }

    private static GatewayDispute until(TestedStripe stripe, GatewayPayment paid, Predicate<GatewayDispute> isSo) {
        return stripe.await(
                        "the dispute",
                        () -> stripe.disputes().of(stripe.ready(), paid.id()),
                        disputes -> disputes.size() == 1 && isSo.test(disputes.getFirst()))
                .getFirst();
    }

    /** As the practitioner does on Stripe's dashboard; in test mode the text decides. */
    private static void answer(TestedStripe stripe, GatewayDispute dispute, String text) {
        var params = DisputeUpdateParams.builder()
                .setEvidence(DisputeUpdateParams.Evidence.builder()
                        .setUncategorizedText(text)
                        .build())
                .setSubmit(true)
                .build();
        stripe.calls().ask(() -> stripe.client().v1().disputes().update(dispute.id(), params, on(stripe.ready())));
    }
}
