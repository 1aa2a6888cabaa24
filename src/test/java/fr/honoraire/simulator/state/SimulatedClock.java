package fr.honoraire.simulator.state;

import java.time.Duration;
import java.time.Instant;

/** The real clock, moved. */
public final class SimulatedClock {

    private volatile Duration offset = Duration.ZERO;

    public Instant now() {
        return Instant.now().plus(offset);
    }

    long seconds() {
        return now().getEpochSecond();
    }

    public void advance(Duration step) {
        offset = offset.plus(step);
    }

    public void set(Instant now) {
        offset = Duration.between(Instant.now(), now);
    }

    public void reset() {
        offset = Duration.ZERO;
    }
}
