package fr.honoraire.consultation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Reads the moment a practitioner typed, and says beside the field what is wrong with it. */
@Component
class MomentReader {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 240;
    private static final Duration FARTHEST = Duration.ofDays(366);
    /** Typing takes a while; what was right when the page opened stays right. */
    private static final Duration LENIENCE = Duration.ofMinutes(15);

    private final InstantSource clock;

    MomentReader(InstantSource clock) {
        this.clock = clock;
    }

    /** @return nothing if an error was noted */
    @Nullable Instant read(MomentForm form, Errors errors) {
        var day = parse(form.day(), LocalDate::parse);
        var hour = parse(form.hour(), LocalTime::parse);
        if (day == null) {
            errors.rejectValue("day", "consultation.day.odd");
        }
        if (hour == null) {
            errors.rejectValue("hour", "consultation.hour.odd");
        }
        checkLength(form, errors);
        return day == null || hour == null ? null : instant(day, hour, errors);
    }

    void checkLength(MomentForm form, Errors errors) {
        if (form.minutes() < SHORTEST || form.minutes() > LONGEST) {
            errors.rejectValue("minutes", "consultation.minutes.odd");
        }
    }

    private @Nullable Instant instant(LocalDate day, LocalTime hour, Errors errors) {
        try {
            var at = ParisTime.at(day, hour);
            var now = clock.instant();
            if (at.isBefore(now.minus(LENIENCE))) {
                errors.rejectValue(day.equals(ParisTime.dayOf(now)) ? "hour" : "day", "consultation.past");
            } else if (at.isAfter(now.plus(FARTHEST))) {
                errors.rejectValue("day", "consultation.far");
            }
            return errors.hasErrors() ? null : at;
        } catch (ParisTime.NoSuchHour e) {
            errors.rejectValue("hour", "consultation.hour.skipped");
            return null;
        }
    }

    private static <T> @Nullable T parse(String typed, Function<String, T> parser) {
        try {
            return parser.apply(typed.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
