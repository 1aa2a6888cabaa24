package fr.honoraire.monitoring;

import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the table as a file. */
@Component
class MonitoringCsv {

    private static final String[] COLUMNS = {
        "start",
        "end",
        "length",
        "patient",
        "number",
        "amount",
        "status",
        "settled",
        "fee",
        "net",
        "refunded",
        "disputed",
        "payout",
        "paid-out",
        "reference"
    };

    private static final Set<String> AMOUNTS = Set.of("amount", "fee", "net", "refunded", "disputed");

    private final MonitoringTable table;
    private final MessageSource messages;
    private final French french;

    MonitoringCsv(MonitoringTable table, MessageSource messages, French french) {
        this.table = table;
        this.messages = messages;
        this.french = french;
    }

    /**
     * Streams all rows of the filter; the table is read and written row by row.
     *
     * @param withAmounts whether it is for somebody who may see amounts
     */
    void write(UUID practitionerId, MonitoringFilter filter, LocalDate today, boolean withAmounts, OutputStream out) {
        try (var file = new SpreadsheetFile(out)) {
            file.row(shown(withAmounts, column -> word("monitoring.csv." + COLUMNS[column])));
            table.each(practitionerId, filter, row -> {
                var cells = cells(row, today);
                file.row(shown(withAmounts, column -> cells[column]));
            });
        }
    }

    /** The columns he may see; to whoever sees no amounts those are not even empty, but absent. */
    private static String[] shown(boolean withAmounts, IntFunction<String> cell) {
        return IntStream.range(0, COLUMNS.length)
                .filter(column -> withAmounts || !AMOUNTS.contains(COLUMNS[column]))
                .mapToObj(cell)
                .toArray(String[]::new);
    }

    private String[] cells(MonitoringRow row, LocalDate today) {
        var payout = row.payout(today);
        return new String[] {
            french.moment(row.actAt()),
            moment(row.endedAt()),
            row.length() == null ? "" : french.duration(row.length()).replace('\u00a0', ' '),
            SpreadsheetFile.text(row.patient()),
            SpreadsheetFile.text(row.number()),
            SpreadsheetFile.amount(row.amount()),
            word("payment.view." + row.view()),
            moment(row.settledAt()),
            SpreadsheetFile.amount(row.fee()),
            SpreadsheetFile.amount(row.net()),
            loss(row.refunded()),
            loss(row.disputed()),
            payout.stage() == PayoutView.Stage.NONE ? "" : words(payout),
            payout.stage() == PayoutView.Stage.PAID && payout.day() != null ? french.day(payout.day()) : "",
            SpreadsheetFile.text(row.bankReference())
        };
    }

    /** As on the screen, where sums of money that went back are negative. */
    private static String loss(Money money) {
        return money.isZero() ? "" : SpreadsheetFile.amount(Money.ZERO.minus(money));
    }

    private String moment(@Nullable Instant instant) {
        return instant == null ? "" : french.moment(instant);
    }

    private String words(PayoutView payout) {
        return word(payout.message(), payout.day() == null ? "" : french.day(payout.day()));
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
