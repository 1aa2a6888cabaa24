package fr.honoraire.billing.refund;

import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Gives money back from the practitioner's own balance at Stripe. Every call may throw
 * {@link fr.honoraire.shared.GatewayUnsure} (ask again) or {@link fr.honoraire.shared.GatewayRefused} (nothing was done).
 */
public interface RefundGateway {

    /** Gives back a part or all of a payment. The same attempt asked twice gives once. */
    GatewayRefund refund(
            UUID refundId, int attempt, String payee, String paymentGatewayId, Money amount, RefundReason reason);

    /** All refunds of a payment, whoever asked for them, the oldest first. */
    List<GatewayRefund> of(String payee, String paymentGatewayId);

    /** All refunds of an account made since then, the oldest first. */
    List<GatewayRefund> since(String payee, Instant created);
}
