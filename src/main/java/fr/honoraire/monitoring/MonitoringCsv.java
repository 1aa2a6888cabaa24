package fr.honoraire.monitoring;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the table as a file that opens right in a French spreadsheet: semicolons, decimal commas, UTF-8 with its mark. */
@Component
class MonitoringCsv {

    private static final char BYTE_ORDER_MARK = '\ufeff';
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
        "payout",
        "paid-out",
        "reference"
    };

    private final MonitoringTable table;
    private final MessageSource messages;
    private final French french;

    MonitoringCsv(MonitoringTable table, MessageSource messages, French french) {
        this.table = table;
        this.messages = messages;
        this.french = french;
    }

    /** Streams all rows of the filter; the table is read and written row by row. */
    void write(UUID practitionerId, MonitoringFilter filter, LocalDate today, OutputStream out) {
        try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            var csv = csv(writer);
            csv.writeRecord(header());
            table.each(practitionerId, filter, row -> csv.writeRecord(cells(row, today)));
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvWriter csv(Writer writer) {
        return CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(writer);
    }

    private String[] header() {
        var names = new String[COLUMNS.length];
        for (var i = 0; i < names.length; i++) {
            names[i] = word("monitoring.csv." + COLUMNS[i]);
        }
        return names;
    }

    private String[] cells(MonitoringRow row, LocalDate today) {
        var payout = row.payout(today);
        return new String[] {
            french.moment(row.actAt()),
            moment(row.endedAt()),
            row.length() == null ? "" : french.duration(row.length()).replace('\u00a0', ' '),
            text(row.patient()),
            text(row.number()),
            amount(row.amount()),
            word("payment.view." + row.view()),
            moment(row.settledAt()),
            amount(row.fee()),
            amount(row.net()),
            payout.stage() == PayoutView.Stage.NONE ? "" : words(payout),
            payout.stage() == PayoutView.Stage.PAID && payout.day() != null ? french.day(payout.day()) : "",
            text(row.bankReference())
        };
    }

    private String moment(@Nullable Instant instant) {
        return instant == null ? "" : french.moment(instant);
    }

    private static String amount(@Nullable Money amount) {
        return amount == null ? "" : amount.euros().toPlainString().replace('.', ',');
    }

    private String words(PayoutView payout) {
        return word(payout.message(), payout.day() == null ? "" : french.day(payout.day()));
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }

    /** What others typed must not become a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
    private static String text(@Nullable String typed) {
        if (typed == null || typed.isEmpty()) {
            return "";
        }
        return "=+-@\t\r".indexOf(typed.charAt(0)) < 0 ? typed : "'" + typed;
    }
}
