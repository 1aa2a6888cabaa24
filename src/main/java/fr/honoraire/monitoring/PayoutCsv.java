package fr.honoraire.monitoring;

import fr.honoraire.payout.PayoutStatus;
import fr.honoraire.shared.French;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
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
            "arrived",
            "reference");

    private final MessageSource messages;
    private final French french;

    PayoutCsv(MessageSource messages, French french) {
        this.messages = messages;
        this.french = french;
    }

    void write(PayoutDetail detail, OutputStream out) {
        try (var file = new SpreadsheetFile(out)) {
            file.row(COLUMNS.stream()
                    .map(column -> word("payouts.csv." + column))
                    .toArray(String[]::new));
            detail.kinds().stream()
                    .flatMap(sums -> sums.lines().stream())
                    .forEach(line -> file.row(cells(detail.payout(), line)));
        }
    }

    private String[] cells(PayoutRow payout, PayoutLineRow line) {
        return new String[] {
            french.moment(line.happenedAt()),
            word("payouts.kind." + line.kind()) + (line.isForeign() ? " (" + word("payouts.foreign") + ")" : ""),
            SpreadsheetFile.text(line.patient()),
            SpreadsheetFile.text(line.number()),
            SpreadsheetFile.text(line.credit()),
            SpreadsheetFile.amount(line.gross()),
            SpreadsheetFile.amount(line.fee()),
            SpreadsheetFile.amount(line.platformFee()),
            SpreadsheetFile.amount(line.net()),
            french.day(payout.createdAt()),
            payout.status() == PayoutStatus.PAID ? french.day(payout.arrivalOn()) : "",
            SpreadsheetFile.text(payout.bankReference())
        };
    }

    private String word(String key) {
        return messages.getMessage(key, new Object[0], Locale.FRENCH);
    }
}
