package fr.honoraire.payout;

import fr.honoraire.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payout as Stripe describes it now.
 *
 * @param arrivalOn the day Stripe expects it at the bank; an estimate
 * @param linesKnown whether Stripe has settled which transactions are in it
 *     (https://docs.stripe.com/payouts/reconciliation)
 * @param bankReference what the bank statement shows, once known
 */
public record GatewayPayout(
        String id,
        Money amount,
        PayoutStatus status,
        LocalDate arrivalOn,
        Instant createdAt,
        @Nullable String failureCode,
        @Nullable String bankReference,
        boolean linesKnown) {}
