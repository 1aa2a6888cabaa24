package fr.honoraire.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The application's clock in tests and demonstrations: it runs, and can be put forward or back. In microseconds, as PostgreSQL's. */
public final class MovableClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    void at(Instant now) {
        ahead = Duration.between(Instant.now(), now);
    }

    void advance(Duration step) {
        ahead = ahead.plus(step);
    }

    void reset() {
        ahead = Duration.ZERO;
    }
}
