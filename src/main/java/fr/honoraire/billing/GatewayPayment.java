package fr.honoraire.billing;

import fr.honoraire.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as Stripe describes it now.
 *
 * @param id Stripe's PaymentIntent
 * @param status OPEN, PROCESSING, PAID or CANCELED; the gateway knows no other
 * @param amount what it collects
 * @param declineCode why the last attempt was refused, if it was
 * @param chargeId the charge that succeeded
 * @param card brand and last four digits, as {@code visa 4242}
 * @param settlement what of it reaches the practitioner; unknown for some seconds after it was paid
 *     (https://docs.stripe.com/payments/payment-intents/asynchronous-capture)
 */
public record GatewayPayment(
        String id,
        PaymentStatus status,
        Money amount,
        @Nullable String declineCode,
        @Nullable String chargeId,
        @Nullable String card,
        @Nullable Settlement settlement) {

    /** The charge's balance transaction: what Stripe kept and when the rest can be paid out. */
    public record Settlement(String balanceTransactionId, Money fee, Money net, Instant availableOn) {}
}
