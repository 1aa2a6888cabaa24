package fr.honoraire.consultation;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Says how long something has lasted, as the page shows it before its script goes on counting. */
@Component
class Elapsed {

    /** Whole minutes, as {@code 2 min}. */
    public String minutes(Instant since, Instant now) {
        return between(since, now).toMinutes() + "\u00a0min";
    }

    /** {@code 4:07} or {@code 1:04:07}. */
    public String clock(Instant since, Instant now) {
        var elapsed = between(since, now);
        var minutes = "%d:%02d".formatted(elapsed.toMinutesPart(), elapsed.toSecondsPart());
        return elapsed.toHours() == 0
                ? minutes
                : "%d:%02d:%02d".formatted(elapsed.toHours(), elapsed.toMinutesPart(), elapsed.toSecondsPart());
    }

    private static Duration between(Instant since, Instant now) {
        return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }
}
