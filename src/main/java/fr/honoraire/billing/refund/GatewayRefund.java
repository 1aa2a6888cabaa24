package fr.honoraire.billing.refund;

import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund as Stripe describes it now.
 *
 * @param id Stripe's refund
 * @param ourId our row, if it was asked for here
 * @param paymentGatewayId the PaymentIntent it gives back; nothing if the charge had none
 * @param status PENDING, SUCCEEDED, FAILED or CANCELED; the gateway knows no other
 * @param failureCode why the bank sent it back, as Stripe's code
 * @param balanceTransactionId its line in the practitioner's balance, once there is one
 */
public record GatewayRefund(
        String id,
        @Nullable UUID ourId,
        @Nullable String paymentGatewayId,
        RefundStatus status,
        Money amount,
        @Nullable String failureCode,
        Instant createdAt,
        @Nullable String balanceTransactionId) {}
