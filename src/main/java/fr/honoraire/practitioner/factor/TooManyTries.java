package fr.honoraire.practitioner.factor;

import java.time.Instant;

/** Too many wrong codes: the next one is looked at later. */
public final class TooManyTries extends RuntimeException {

    private final Instant until;

    TooManyTries(Instant until) {
        this.until = until;
    }

    /** From when on another try is looked at. */
    Instant until() {
        return until;
    }
}
