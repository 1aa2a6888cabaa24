package fr.honoraire.simulator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing Stripe asks of an account, under the name that version 2 of its API gives it.
 *
 * @param onboarding whether it was asked for from the beginning
 * @param inReview whether it was given, and Stripe is looking at it
 * @param errors why what was given was refused, as Stripe's codes
 * @param charges from when card payments stop without it; null if they never do
 * @param payouts from when payouts stop without it; null if they never do
 */
record Demand(
        String path,
        boolean onboarding,
        boolean inReview,
        List<String> errors,
        @Nullable Instant charges,
        @Nullable Instant payouts) {

    /** What is asked for from the beginning stops what never began. */
    private static final Instant ALWAYS = Instant.EPOCH;

    /** What stops nothing for so long is only announced. */
    private static final Duration FAR = Duration.ofDays(90);

    static Demand fromTheBeginning(String path, boolean stopsCharges) {
        return new Demand(path, true, false, List.of(), stopsCharges ? ALWAYS : null, ALWAYS);
    }

    /** Asked for later: both stop without it from then on. */
    static Demand until(String path, Instant deadline, List<String> errors) {
        return new Demand(path, false, false, errors, deadline, deadline);
    }

    Demand reviewed() {
        return new Demand(path, onboarding, true, List.of(), charges, payouts);
    }

    Demand refused(List<String> codes) {
        return new Demand(path, onboarding, false, codes, charges, payouts);
    }

    boolean stopsCharges(Instant now) {
        return isOver(charges, now);
    }

    boolean stopsPayouts(Instant now) {
        return isOver(payouts, now);
    }

    private static boolean isOver(@Nullable Instant from, Instant now) {
        return from != null && !from.isAfter(now);
    }

    boolean isOver(Instant now) {
        return stopsCharges(now) || stopsPayouts(now);
    }

    /** How soon it is due for what stops first. */
    String status(Instant now) {
        return status(first(), now);
    }

    static String status(@Nullable Instant from, Instant now) {
        if (isOver(from, now)) {
            return "past_due";
        }
        return from == null || from.isAfter(now.plus(FAR)) ? "eventually_due" : "currently_due";
    }

    private @Nullable Instant first() {
        return Stream.of(charges, payouts)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** When something stops without it; nothing if it was asked for from the beginning. */
    @Nullable Instant deadline() {
        var first = first();
        return ALWAYS.equals(first) ? null : first;
    }
}
