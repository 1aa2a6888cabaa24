package fr.honoraire.monitoring;

import java.time.LocalDate;

/** The days people ask for most. Messages: {@code monitoring.range.*}. */
enum QuickRange {
    TODAY,
    LAST_7_DAYS,
    THIS_MONTH,
    LAST_MONTH;

    public LocalDate from(LocalDate today) {
        return switch (this) {
            case TODAY -> today;
            case LAST_7_DAYS -> today.minusDays(6);
            case THIS_MONTH -> today.withDayOfMonth(1);
            case LAST_MONTH -> today.minusMonths(1).withDayOfMonth(1);
        };
    }

    public LocalDate to(LocalDate today) {
        return switch (this) {
            case TODAY, LAST_7_DAYS -> today;
            case THIS_MONTH -> today.withDayOfMonth(today.lengthOfMonth());
            case LAST_MONTH -> today.withDayOfMonth(1).minusDays(1);
        };
    }
}
