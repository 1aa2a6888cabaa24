package fr.honoraire.shared.throttle;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How often is too often.
 *
 * @param limits of each thing that is counted, as {@code 10/1h}
 */
@ConfigurationProperties("throttle")
@Validated
record ThrottleProperties(@NotNull Map<Counted, String> limits) {

    /** Each has one: a limit that is missing would be none. */
    Rate of(Counted what) {
        var limit = limits.get(what);
        if (limit == null) {
            throw new IllegalStateException("no limit for " + what);
        }
        return Rate.of(limit);
    }
}
