package fr.honoraire.practitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class RemindingTest {

    private static final ZoneId REUNION = ZoneId.of("Indian/Reunion");
    private static final ZonedDateTime NOON = ZonedDateTime.of(2026, 11, 26, 12, 0, 0, 0, REUNION);
    private static final Instant LAST = NOON.minusDays(7).toInstant();

    private final Reminding twice = new Reminding(2, 7, 20, 8, Tone.NEUTRAL);

    @Test
    void isDueAfterSoManyDaysAndNoSooner() {
        assertThat(twice.isDue(0, LAST, NOON)).isTrue();
        assertThat(twice.isDue(0, LAST.plusMillis(1), NOON)).isFalse();
    }

    @Test
    void isNeverDueMoreOftenThanChosen() {
        assertThat(twice.isDue(1, LAST, NOON)).isTrue();
        assertThat(twice.isDue(2, LAST, NOON)).isFalse();
        assertThat(Reminding.NEVER.isDue(0, LAST, NOON)).isFalse();
    }

    @Test
    void nightsAreQuietByHisOwnClock() {
        assertThat(twice.isDue(0, LAST, NOON.withHour(20))).isFalse();
        assertThat(twice.isDue(0, LAST, NOON.plusDays(1).withHour(7))).isFalse();
        assertThat(twice.isDue(0, LAST, NOON.plusDays(1).withHour(8))).isTrue();
        assertThat(twice.quietLeft(NOON.withHour(22))).isEqualTo(Duration.ofHours(10));
        assertThat(twice.quietLeft(NOON.withHour(7).withMinute(30))).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void quietMayBeAtNoonOrNever() {
        var lunch = new Reminding(1, 7, 12, 14, Tone.FIRM);
        assertThat(lunch.isDue(0, LAST, NOON)).isFalse();
        assertThat(lunch.isDue(0, LAST, NOON.plusDays(1).withHour(14))).isTrue();

        assertThat(new Reminding(1, 7, 0, 0, Tone.FIRM)
                        .isDue(0, LAST, NOON.plusDays(1).withHour(0)))
                .isTrue();
    }
}
