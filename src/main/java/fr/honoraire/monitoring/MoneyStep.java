package fr.honoraire.monitoring;

import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a note's money, or is expected to. Messages: {@code money.step.*}.
 *
 * @param kind what
 * @param at when; a day's beginning where only the day is known
 * @param isDay whether only the day is known
 * @param detail the outcome of an e-mail, the card, the other means, a reason, a reference
 * @param amount how much, where it is not all of the note
 * @param link the transfer or the credit note it is about
 */
record MoneyStep(
        String kind,
        Instant at,
        boolean isDay,
        @Nullable String detail,
        @Nullable Money amount,
        @Nullable UUID link) {

    /** Whether it is yet to come. What is done is done, even where the bank's day was only guessed at. */
    public boolean isExpected(Instant now) {
        return switch (kind) {
            case "AVAILABLE", "PAYOUT_PENDING", "PAYOUT_IN_TRANSIT", "DISPUTE_ANSWER" -> at.isAfter(now);
            default -> false;
        };
    }

    public boolean isPayout() {
        return kind.startsWith("PAYOUT_");
    }

    /** Whether {@link #link} is a transfer's. */
    public boolean leadsToPayout() {
        return link != null && !kind.equals("CREDITED");
    }

    /** The message that says it. */
    public String message() {
        return "money.step." + kind;
    }

    /** What is said after it, as the last parts of a message; nothing if there is nothing to say or it is said as it is. */
    public @Nullable String aside() {
        return switch (kind) {
            case "ASKED" -> "money.ask." + detail;
            case "SETTLED_OTHERWISE", "REFUND_GIVEN_OTHERWISE" -> "money.means." + detail;
            case "REFUND_REQUESTED" -> "money.reason." + detail;
            case "PAYOUT_FAILED" ->
                "payouts.failure." + PayoutFailure.of(detail).cause();
            default -> null;
        };
    }
}
