package fr.honoraire.payout;

import fr.honoraire.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement of a practitioner's balance: gross less both fees is net.
 *
 * @param sourceId the charge, refund, dispute or payout it comes from
 * @param chargeId the charge it has to do with, if it has
 */
public record GatewayBalanceEntry(
        String balanceTransactionId,
        BalanceEntryKind kind,
        Money gross,
        Money fee,
        Money platformFee,
        Money net,
        Instant createdAt,
        Instant availableOn,
        @Nullable String sourceId,
        @Nullable String chargeId) {}
