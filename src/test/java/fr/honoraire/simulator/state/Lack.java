package fr.honoraire.simulator.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a requirement is not met yet.
 *
 * @param deadline until when it may stay so; null if that is over
 * @param stopsPayouts whether payouts stop at once, before the deadline
 */
public record Lack(Reason reason, @Nullable Instant deadline, boolean stopsPayouts) {

    /** What is wrong. */
    public enum Reason {
        MISSING,
        IN_REVIEW,
        UNREADABLE,
        BANK_REFUSED
    }

    static Lack missing() {
        return new Lack(Reason.MISSING, null, true);
    }

    static Lack inReview() {
        return new Lack(Reason.IN_REVIEW, null, true);
    }

    boolean isOver(Instant now) {
        return deadline == null || deadline.isBefore(now);
    }
}
