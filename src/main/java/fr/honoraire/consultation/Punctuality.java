package fr.honoraire.consultation;

import java.time.Duration;
import java.time.Instant;

/** How the moment a patient comes lies to the moment that was planned. */
enum Punctuality {
    EARLY,
    ON_TIME,
    LATE;

    private static final Duration A_LITTLE_BEFORE = Duration.ofMinutes(15);
    private static final Duration A_LITTLE_AFTER = Duration.ofMinutes(10);

    static Punctuality of(Instant planned, Instant now) {
        if (now.isBefore(planned.minus(A_LITTLE_BEFORE))) {
            return EARLY;
        }
        return now.isAfter(planned.plus(A_LITTLE_AFTER)) ? LATE : ON_TIME;
    }
}
