package fr.honoraire.monitoring;

import fr.honoraire.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What reaches the practitioner's bank next.
 *
 * @param hasLeft whether Stripe has sent it already
 * @param on when it should arrive, or leave if it has not left; unknown for some seconds after a payment
 */
record NextPayout(boolean hasLeft, Money amount, @Nullable LocalDate on) {

    /** The message that says it. */
    public String says() {
        if (hasLeft) {
            return "payouts.upcoming.left";
        }
        return on == null ? "payouts.upcoming.soon" : "payouts.upcoming.expected";
    }
}
