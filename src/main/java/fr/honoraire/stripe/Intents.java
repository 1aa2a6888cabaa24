package fr.honoraire.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import fr.honoraire.billing.GatewayPayment;
import fr.honoraire.billing.PaymentStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in our words how a PaymentIntent stands. */
final class Intents {

    private Intents() {}

    /** An intent read with its charge and the charge's balance transaction, where there are any. */
    static GatewayPayment seen(PaymentIntent intent) {
        var status = status(intent);
        var charge = status == PaymentStatus.PAID ? intent.getLatestChargeObject() : null;
        return new GatewayPayment(
                intent.getId(),
                status,
                Euros.of(intent.getAmount(), intent.getCurrency()),
                status == PaymentStatus.OPEN ? declineCode(intent) : null,
                charge == null ? null : charge.getId(),
                charge == null ? null : card(charge),
                charge == null ? null : settlement(charge));
    }

    /** Also a 3-D Secure that the patient walked away from is under way: Stripe ends it, or his next try does. */
    private static PaymentStatus status(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "requires_payment_method" -> PaymentStatus.OPEN;
            case "requires_confirmation", "requires_action", "processing", "requires_capture" ->
                PaymentStatus.PROCESSING;
            case "succeeded" -> PaymentStatus.PAID;
            case "canceled" -> PaymentStatus.CANCELED;
            default -> throw new IllegalStateException("intent " + intent.getId() + " is " + intent.getStatus());
        };
    }

    private static @Nullable String declineCode(PaymentIntent intent) {
        var error = intent.getLastPaymentError();
        if (error == null) {
            return null;
        }
        var declined = error.getDeclineCode();
        return declined != null ? declined : Objects.requireNonNullElse(error.getCode(), error.getType());
    }

    private static @Nullable String card(Charge charge) {
        var details = charge.getPaymentMethodDetails();
        if (details == null) {
            return null;
        }
        var card = details.getCard();
        return card == null ? details.getType() : card.getBrand() + " " + card.getLast4();
    }

    /** Nothing for some seconds after the payment: https://docs.stripe.com/payments/payment-intents/asynchronous-capture. */
    private static GatewayPayment.@Nullable Settlement settlement(Charge charge) {
        var line = charge.getBalanceTransactionObject();
        return line == null ? null : settlement(line);
    }

    private static GatewayPayment.Settlement settlement(BalanceTransaction line) {
        return new GatewayPayment.Settlement(
                line.getId(),
                Euros.of(line.getFee(), line.getCurrency()),
                Euros.of(line.getNet(), line.getCurrency()),
                Instant.ofEpochSecond(line.getAvailableOn()));
    }
}
