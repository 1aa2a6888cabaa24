package fr.honoraire.payout;

import fr.honoraire.shared.Money;
import java.util.List;

/**
 * What came of comparing Stripe's balance with our mirror of it.
 *
 * @param balance what Stripe says the account holds
 * @param entries the movements that were read
 */
public record BalanceReading(Answer answer, Money balance, List<GatewayBalanceEntry> entries) {

    /** Whether both agree. */
    public enum Answer {
        SAME,
        DIFFERENT,
        /** It moved each time we looked: nobody can tell. */
        MOVING
    }
}
