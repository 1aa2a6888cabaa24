package fr.honoraire.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says amounts, dates and durations as French habit writes them. In templates: {@code ${@french.amount(…)}}. */
@Component
public class French {

    /** Where days begin and end, for whoever reads. */
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final char NBSP = '\u00a0';
    private static final char NARROW = '\u202f';
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRANCE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.FRANCE);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.FRANCE);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.FRANCE);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRANCE);

    /** {@code 1 234,50 €} */
    public String amount(Money money) {
        return decimal(money) + NBSP + "€";
    }

    /** {@code 1 234,50}, the thousands apart by a narrow space. */
    public String decimal(Money money) {
        var cents = Math.abs(money.cents());
        var euros = Long.toString(cents / 100).replaceAll("(?<=\\d)(?=(\\d{3})+$)", String.valueOf(NARROW));
        return (money.cents() < 0 ? "-" : "") + euros + "," + "%02d".formatted(cents % 100);
    }

    /** What a person would type: {@code 25} or {@code 25,50}. */
    public String typed(Money money) {
        var plain = money.cents() / 100 + "," + "%02d".formatted(Math.abs(money.cents() % 100));
        return plain.endsWith(",00") ? plain.substring(0, plain.length() - 3) : plain;
    }

    /** {@code 23/11/2026} */
    public String day(Instant instant) {
        return DAY.format(instant.atZone(PARIS));
    }

    /** {@code 23/11/2026} */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code lundi 23 novembre 2026}, the first of a month being {@code 1er}. */
    public String longDay(Instant instant) {
        return longDay(LocalDate.ofInstant(instant, PARIS));
    }

    /** {@code lundi 23 novembre 2026}, the first of a month being {@code 1er}. */
    public String longDay(LocalDate day) {
        var number = day.getDayOfMonth() == 1 ? "1er" : Integer.toString(day.getDayOfMonth());
        return WEEKDAY.format(day) + " " + number + " " + MONTH.format(day);
    }

    /** {@code novembre 2026} */
    public String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** {@code 14:05} */
    public String time(Instant instant) {
        return TIME.format(instant.atZone(PARIS));
    }

    /** {@code 23/11/2026 14:05} */
    public String moment(Instant instant) {
        return MOMENT.format(instant.atZone(PARIS));
    }

    /** {@code lundi 23 novembre 2026 à 14:05} */
    public String longMoment(Instant instant) {
        return longDay(instant) + " à " + time(instant);
    }

    /** {@code 1 h 02 min 18 s}, without the parts that lead with nothing. */
    public String duration(Duration duration) {
        var hours = duration.toHours();
        var minutes = duration.toMinutesPart();
        var seconds = duration.toSecondsPart();
        if (hours > 0) {
            return "%d h %02d min %02d s".formatted(hours, minutes, seconds).replace(' ', NBSP);
        }
        return (minutes > 0 ? "%d min %02d s".formatted(minutes, seconds) : "%d s".formatted(seconds))
                .replace(' ', NBSP);
    }
}
