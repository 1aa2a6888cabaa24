package fr.honoraire.payout;

import fr.honoraire.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One balance transaction of a payout: gross less both fees is net.
 *
 * @param fee what Stripe keeps, taxes included
 * @param platformFee what the platform keeps
 * @param sourceId the object it stands for: a charge, a refund, a dispute, a failed transfer
 * @param chargeId the charge it stands for, if it is a patient's payment or comes from one
 * @param failedPayoutId the failed transfer whose money came back with this line
 */
public record GatewayPayoutLine(
        String balanceTransactionId,
        PayoutLineKind kind,
        Money gross,
        Money fee,
        Money platformFee,
        Money net,
        Instant happenedAt,
        @Nullable String sourceId,
        @Nullable String chargeId,
        @Nullable String failedPayoutId) {}
