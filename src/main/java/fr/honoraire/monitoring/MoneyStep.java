package fr.honoraire.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a note's money, or is expected to. Messages: {@code money.step.*}.
 *
 * @param kind what
 * @param at when; a day's beginning where only the day is known
 * @param isDay whether only the day is known
 * @param detail the outcome of an e-mail, the card, or the other means
 */
record MoneyStep(
        String kind, Instant at, boolean isDay, @Nullable String detail) {

    public boolean isExpected(Instant now) {
        return at.isAfter(now);
    }

    /** The message that says it. */
    public String message() {
        return "money.step." + kind;
    }
}
