package fr.honoraire.monitoring;

import fr.honoraire.monitoring.export.Exports;
import fr.honoraire.monitoring.export.SpreadsheetFile;
import fr.honoraire.payout.PayoutStatus;
import fr.honoraire.shared.French;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes a transfer's lines as a file for the accountant: one row a line, no row of totals. */
@Component
class PayoutCsv {

    private static final List<String> COLUMNS = List.of(
            "date",
            "kind",
            "patient",
            "number",
            "credit",
            "gross",
            "fee",
            "platform-fee",
            "net",
            "created",
            "state",
            "arrived",
            "reference",
            "transfer",
            "transferred");

    private static final int COLUMNS_OF_A_LINE = COLUMNS.indexOf("created");

    private final MessageSource messages;
    private final French french;

    PayoutCsv(MessageSource messages, French french) {
        this.messages = messages;
        this.french = french;
    }

    Exports.Content of(UUID practitionerId, PayoutRow payout) {
        return (database, out, progress) -> {
            var file = new SpreadsheetFile(out, columns());
            new PayoutTable(database).eachLine(practitionerId, payout.id(), line -> {
                file.row(cells(payout, line));
                progress.row();
            });
            file.finish();
        };
    }

    String[] columns() {
        return COLUMNS.stream().map(column -> word("payouts.csv." + column)).toArray(String[]::new);
    }

    /** @param line none while what is in the transfer is not known */
    String[] cells(PayoutRow payout, @Nullable PayoutLineRow line) {
        return Stream.concat(Stream.of(line == null ? unknown() : cells(line)), Stream.of(cells(payout)))
                .toArray(String[]::new);
    }

    private String[] cells(PayoutLineRow line) {
        return new String[] {
            french.moment(line.happenedAt()),
            word("payouts.kind." + line.kind()) + (line.isForeign() ? " (" + word("payouts.foreign") + ")" : ""),
            SpreadsheetFile.text(line.patient()),
            SpreadsheetFile.text(line.number()),
            SpreadsheetFile.text(line.credit()),
            SpreadsheetFile.amount(line.gross()),
            SpreadsheetFile.amount(line.fee()),
            SpreadsheetFile.amount(line.platformFee()),
            SpreadsheetFile.amount(line.net())
        };
    }

    private String[] unknown() {
        var cells = new String[COLUMNS_OF_A_LINE];
        Arrays.fill(cells, "");
        cells[1] = word("payouts.csv.unknown");
        return cells;
    }

    private String[] cells(PayoutRow payout) {
        return new String[] {
            french.day(payout.createdAt()),
            word("payouts.csv.state." + payout.status()),
            payout.status() == PayoutStatus.PAID ? french.day(payout.arrivalOn()) : "",
            SpreadsheetFile.text(payout.bankReference()),
            SpreadsheetFile.text(payout.gatewayId()),
            SpreadsheetFile.amount(payout.amount())
        };
    }

    private String word(String key) {
        return messages.getMessage(key, new Object[0], Locale.FRENCH);
    }
}
