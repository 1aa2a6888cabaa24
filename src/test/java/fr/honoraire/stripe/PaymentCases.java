package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCase.Needs.READY_ACCOUNT;
import static fr.honoraire.stripe.TestedStripe.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import fr.honoraire.billing.GatewayPayment;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.shared.GatewayRefused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What we rely on once a patient has typed his card. */
final class PaymentCases {

    private static final String VISA = "pm_card_visa";
    private static final String AUTHENTICATED = "pm_card_authenticationRequired";

    private PaymentCases() {}

    static List<StripeCase> all() {
        return List.of(
                StripeCase.of(
                        12,
                        "A declined card leaves the payment open with the reason, and another card pays it",
                        "testing#declined-payments",
                        READY_ACCOUNT,
                        PaymentCases::declined),
                StripeCase.of(
                                13,
                                "3-D Secure keeps a payment under way, and it can still be cancelled",
                                "testing#regulatory-cards",
                                READY_ACCOUNT,
                                PaymentCases::authenticated)
                        .onlySimulated("accepted, it is paid; refused, it is open again: only a browser can do so"),
                StripeCase.of(
                        14,
                        "An open payment is cancelled, twice the same; one that was just paid says so instead",
                        "api/payment_intents/cancel",
                        READY_ACCOUNT,
                        PaymentCases::cancelled),
                StripeCase.of(
                        15,
                        "A paid payment tells its card at once, and a moment later its fee and net, which make up the amount",
                        "payments/payment-intents/asynchronous-capture",
                        READY_ACCOUNT,
                        PaymentCases::settled));
    }

    private static void declined(TestedStripe stripe) {
        var opened = stripe.open();

        assertThatThrownBy(() -> stripe.pay(opened, "pm_card_chargeDeclinedInsufficientFunds"))
                .isInstanceOfSatisfying(
                        GatewayRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("card_declined"));

        var seen = stripe.read(opened);
        assertThat(seen.status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(seen.declineCode()).isEqualTo("insufficient_funds");
        assertThat(seen.chargeId()).isNull();
        stripe.pay(opened, VISA);
        assertThat(stripe.read(opened).status()).isEqualTo(PaymentStatus.PAID);
    }

    private static void authenticated(TestedStripe stripe) {
        var opened = stripe.open();

        var intent = stripe.pay(opened, AUTHENTICATED);

        assertThat(intent.getStatus()).isEqualTo("requires_action");
        assertThat(intent.getNextAction().getType()).isEqualTo("redirect_to_url");
        assertThat(stripe.read(opened).status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(stripe.payments().cancel(stripe.ready(), opened.id()).status())
                .isEqualTo(PaymentStatus.CANCELED);
        if (stripe.isSimulated()) {
            assertThat(authenticated(stripe, true).status()).isEqualTo(PaymentStatus.PAID);
            var refused = authenticated(stripe, false);
            assertThat(refused.status()).isEqualTo(PaymentStatus.OPEN);
            assertThat(refused.declineCode()).isEqualTo("payment_intent_authentication_failure");
        }
    }

    private static GatewayPayment authenticated(TestedStripe stripe, boolean accepted) {
        var opened = stripe.open();
        stripe.pay(opened, AUTHENTICATED);
        stripe.simulator()
                .order(
                        "authenticate",
                        Map.of(
                                "account",
                                stripe.ready(),
                                "payment_intent",
                                opened.id(),
                                "accepted",
                                String.valueOf(accepted)));
        return stripe.read(opened);
    }

    private static void cancelled(TestedStripe stripe) {
        var opened = stripe.open();
        for (var time = 0; time < 2; time++) {
            assertThat(stripe.payments().cancel(stripe.ready(), opened.id()).status())
                    .isEqualTo(PaymentStatus.CANCELED);
        }

        var paid = stripe.open();
        stripe.pay(paid, VISA);

        assertThat(stripe.payments().cancel(stripe.ready(), paid.id()).status()).isEqualTo(PaymentStatus.PAID);
    }

    private static void settled(TestedStripe stripe) throws StripeException {
        var opened = stripe.open();
        var begun = Instant.now();

        var intent = stripe.pay(opened, VISA);

        assertThat(intent.getStatus()).isEqualTo("succeeded");
        var charge = stripe.client().v1().charges().retrieve(intent.getLatestCharge(), StripeCalls.on(stripe.ready()));
        if (charge.getBalanceTransaction() != null) {
            stripe.remark("the charge had its balance transaction at once");
        }
        assertThat(stripe.read(opened).card()).isEqualTo("visa 4242");
        var seen = stripe.await(
                "the settlement", () -> stripe.read(opened), payment -> !Objects.isNull(payment.settlement()));
        var settlement = Objects.requireNonNull(seen.settlement());
        assertThat(seen.chargeId()).isEqualTo(charge.getId());
        assertThat(settlement.fee().plus(settlement.net())).isEqualTo(AMOUNT);
        assertThat(settlement.fee().cents()).isPositive();
        assertThat(settlement.availableOn()).isAfter(begun.minusSeconds(86_400));
    }
}
