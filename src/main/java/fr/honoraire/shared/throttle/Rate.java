package fr.honoraire.shared.throttle;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** So many times in so long; what is used up comes back evenly. */
record Rate(long times, Duration in) {

    /** As in {@code 10/1h}. */
    static Rate of(String text) {
        var slash = text.indexOf('/');
        return new Rate(
                Long.parseLong(text.substring(0, slash)), DurationStyle.detectAndParse(text.substring(slash + 1)));
    }
}
