package fr.honoraire.practitioner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * How patients who have not paid are reminded without the practitioner doing anything.
 *
 * @param most how many times at most; never if zero
 * @param afterDays how long after they were last asked
 * @param quietFrom from this hour of his day on nobody is reminded
 * @param quietUntil until this one; the same hour means that there is no quiet
 */
@Embeddable
public record Reminding(
        @Column(name = "remind_most") int most,
        @Column(name = "remind_after_days") int afterDays,
        int quietFrom,
        int quietUntil,
        @Enumerated(EnumType.STRING) Tone tone) {

    /** Nobody is reminded before his practitioner has chosen so. */
    static final Reminding NEVER = new Reminding(0, 7, 20, 8, Tone.NEUTRAL);

    /** Whether it is time to remind a patient who was reminded so many times, and last asked then. */
    public boolean isDue(long reminded, Instant lastAsked, ZonedDateTime now) {
        var isLongAgo = !lastAsked.plus(Duration.ofDays(afterDays)).isAfter(now.toInstant());
        return reminded < most && isLongAgo && quietLeft(now).isZero();
    }

    /** How long to keep quiet yet; nothing by day. */
    public Duration quietLeft(ZonedDateTime now) {
        if (!isQuietAt(now.getHour())) {
            return Duration.ZERO;
        }
        var end = now.truncatedTo(ChronoUnit.DAYS).withHour(quietUntil);
        return Duration.between(now, end.isAfter(now) ? end : end.plusDays(1));
    }

    private boolean isQuietAt(int hour) {
        return quietFrom <= quietUntil
                ? hour >= quietFrom && hour < quietUntil
                : hour >= quietFrom || hour < quietUntil;
    }
}
