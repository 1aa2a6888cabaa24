package fr.honoraire.consultation;

import java.time.Duration;
import java.time.Instant;

/** A day, an hour and a length, exactly as they were typed. */
class MomentForm {

    private String day = "";
    private String hour = "";
    private int minutes = 20;

    void suggest(Instant at, Duration length) {
        day = ParisTime.dayOf(at).toString();
        hour = ParisTime.hourOf(at).toString();
        minutes = Math.toIntExact(length.toMinutes());
    }

    void suggestDay(Instant now) {
        day = ParisTime.dayOf(now).toString();
    }

    public Duration length() {
        return Duration.ofMinutes(minutes);
    }

    public String day() {
        return day;
    }

    public String hour() {
        return hour;
    }

    public int minutes() {
        return minutes;
    }
}
