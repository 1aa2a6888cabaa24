package fr.honoraire.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.validation.DataBinder;
import org.springframework.validation.DirectFieldBindingResult;

class MomentReaderTest {

    private static final Instant OCTOBER = Instant.parse("2026-10-01T08:00:00Z");

    private final MomentReader reader = new MomentReader(InstantSource.fixed(OCTOBER));

    @Test
    void anHourIsAnHourInParis() {
        assertThat(read("2026-10-24", "14:30")).isEqualTo("2026-10-24T12:30:00Z");
        assertThat(read("2026-10-26", "14:30")).isEqualTo("2026-10-26T13:30:00Z");
    }

    @Test
    void anHourTheClockShowsTwiceIsTheEarlierOne() {
        assertThat(read("2026-10-25", "02:30")).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(read("2026-10-25", "03:00")).isEqualTo("2026-10-25T02:00:00Z");
    }

    @Test
    void anHourTheClockSkipsIsRefused() {
        assertThat(refusal("2027-03-28", "02:30", "hour")).isEqualTo("consultation.hour.skipped");
        assertThat(refusal("2027-03-28", "02:00", "hour")).isEqualTo("consultation.hour.skipped");
        assertThat(read("2027-03-28", "03:00")).isEqualTo("2027-03-28T01:00:00Z");
        assertThat(read("2027-03-28", "01:59")).isEqualTo("2027-03-28T00:59:00Z");
    }

    @Test
    void whatIsOverOrFarAwayIsASlipOfTheFinger() {
        assertThat(refusal("2026-10-01", "09:30", "hour")).isEqualTo("consultation.past");
        assertThat(read("2026-10-01", "09:50")).isEqualTo("2026-10-01T07:50:00Z");
        assertThat(refusal("2026-09-30", "14:30", "day")).isEqualTo("consultation.past");
        assertThat(refusal("2027-11-01", "14:30", "day")).isEqualTo("consultation.far");
    }

    @Test
    void whatIsNoDayOrNoHourIsSaidBesideIt() {
        assertThat(refusal("", "14:30", "day")).isEqualTo("consultation.day.odd");
        assertThat(refusal("2026-02-30", "14:30", "day")).isEqualTo("consultation.day.odd");
        assertThat(refusal("2026-10-24", "25:00", "hour")).isEqualTo("consultation.hour.odd");
    }

    private @Nullable String read(String day, String hour) {
        var read = reader.read(typed(day, hour), new DirectFieldBindingResult(new MomentForm(), "form"));
        return read == null ? null : read.toString();
    }

    private @Nullable String refusal(String day, String hour, String field) {
        var form = typed(day, hour);
        var errors = new DirectFieldBindingResult(form, "form");
        assertThat(reader.read(form, errors)).isNull();
        var error = errors.getFieldError(field);
        return error == null ? null : error.getCode();
    }

    private static MomentForm typed(String day, String hour) {
        var form = new MomentForm();
        var binder = new DataBinder(form, "form");
        binder.initDirectFieldAccess();
        binder.bind(new MutablePropertyValues(Map.of("day", day, "hour", hour)));
        return form;
    }
}
