package fr.honoraire.shared.throttle;

import java.time.Duration;

/** Somebody tries more often than he may. */
public final class TooOften extends RuntimeException {

    private final Duration wait;

    TooOften(Duration wait) {
        super("too often", null, false, false);
        this.wait = wait;
    }

    /** When he may try again, as {@code Retry-After} has it. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** The same for people. */
    public long minutes() {
        return Math.max(1, wait.plusSeconds(59).toMinutes());
    }
}
