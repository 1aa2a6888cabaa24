package fr.honoraire.consultation;

import fr.honoraire.shared.French;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Turns a day and an hour, as a clock in Paris shows them, into an instant. */
final class ParisTime {

    private ParisTime() {}

    /**
     * When the clock shows an hour twice, in October, the earlier one is meant.
     *
     * @throws NoSuchHour when the clock skips it, in March
     */
    static Instant at(LocalDate day, LocalTime hour) {
        var local = LocalDateTime.of(day, hour);
        var offsets = French.PARIS.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new NoSuchHour();
        }
        return local.toInstant(offsets.getFirst());
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, French.PARIS);
    }

    static LocalTime hourOf(Instant instant) {
        return LocalTime.ofInstant(instant, French.PARIS);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(French.PARIS).toInstant();
    }

    /** The clocks go forward over this hour. */
    static final class NoSuchHour extends RuntimeException {}
}
