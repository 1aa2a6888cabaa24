package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The filter as it was typed, and what is wrong with it.
 *
 * @param from the first day, as typed or this month's
 * @param to the last day, as typed or this month's
 * @param fromError the message that says why the first day cannot be used
 * @param toError the message that says why the last day cannot be used
 * @param filter what it means, if nothing is wrong
 */
record MonitoringForm(
        String from,
        String to,
        Set<PaymentView> statuses,
        String search,
        @Nullable String fromError,
        @Nullable String toError,
        @Nullable MonitoringFilter filter) {

    private static final int LONGEST_SEARCH = 100;
    private static final String NOT_A_DATE = "monitoring.date.invalid";
    private static final String REVERSED = "monitoring.date.reversed";

    static MonitoringForm read(
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> statuses,
            @Nullable String search,
            LocalDate today) {
        var first = isBlank(from) ? defaultFrom(dateOf(to), today) : dateOf(from);
        var last = isBlank(to) ? defaultTo(first, today) : dateOf(to);
        var views = viewsOf(statuses);
        var wanted = search == null ? "" : shortened(search.strip());
        return new MonitoringForm(
                first == null ? String.valueOf(from) : first.toString(),
                last == null ? String.valueOf(to) : last.toString(),
                views,
                wanted,
                first == null ? NOT_A_DATE : null,
                last == null ? NOT_A_DATE : first != null && first.isAfter(last) ? REVERSED : null,
                first == null || last == null || first.isAfter(last)
                        ? null
                        : new MonitoringFilter(first, last, views, wanted));
    }

    private static LocalDate defaultFrom(@Nullable LocalDate to, LocalDate today) {
        return (to == null ? today : to).withDayOfMonth(1);
    }

    private static LocalDate defaultTo(@Nullable LocalDate from, LocalDate today) {
        var month = from == null || from.isBefore(today) ? today : from;
        return month.withDayOfMonth(month.lengthOfMonth());
    }

    private static boolean isBlank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }

    /** A day of this century: beyond, it is a slip, and the database knows no such day. */
    private static @Nullable LocalDate dateOf(@Nullable String typed) {
        try {
            var day = typed == null ? null : LocalDate.parse(typed.strip());
            return day != null && day.getYear() >= 2000 && day.getYear() < 2100 ? day : null;
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    private static Set<PaymentView> viewsOf(@Nullable List<String> statuses) {
        return statuses == null
                ? Set.of()
                : Arrays.stream(PaymentView.values())
                        .filter(view -> statuses.contains(view.name()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PaymentView.class)));
    }

    private static String shortened(String search) {
        return search.length() <= LONGEST_SEARCH ? search : search.substring(0, LONGEST_SEARCH);
    }
}
