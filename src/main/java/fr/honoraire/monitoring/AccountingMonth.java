package fr.honoraire.monitoring;

import fr.honoraire.shared.French;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A month of the accountant's, in Paris days. */
record AccountingMonth(YearMonth month) {

    /** As an address has it: {@code 2026-11}. */
    static Optional<AccountingMonth> read(@Nullable String typed) {
        try {
            return Optional.ofNullable(typed)
                    .map(YearMonth::parse)
                    .filter(month -> month.getYear() >= 2000 && month.getYear() < 2100)
                    .map(AccountingMonth::new);
        } catch (DateTimeParseException notAMonth) {
            return Optional.empty();
        }
    }

    /** Those there may be anything to say about, the latest first. */
    static List<AccountingMonth> between(LocalDate first, LocalDate today) {
        return Stream.iterate(YearMonth.from(today), month -> month.minusMonths(1))
                .takeWhile(month -> !month.isBefore(YearMonth.from(first)))
                .map(AccountingMonth::new)
                .toList();
    }

    LocalDate firstDay() {
        return month.atDay(1);
    }

    LocalDate lastDay() {
        return month.atEndOfMonth();
    }

    boolean contains(Instant instant) {
        return YearMonth.from(instant.atZone(French.PARIS)).equals(month);
    }

    /** The same days in Monitoring. */
    MonitoringFilter filter() {
        return new MonitoringFilter(firstDay(), lastDay(), Set.of(), "");
    }

    Map<String, Object> parameters(UUID practitionerId) {
        return Map.of(
                "practitioner", practitionerId,
                "start", Columns.parameter(filter().start()),
                "end", Columns.parameter(filter().end()));
    }

    String zipName() {
        return "comptabilite_" + month + ".zip";
    }

    /** @param what the file is about: {@code recettes} */
    String fileName(String what) {
        return what + "_" + month + ".csv";
    }
}
