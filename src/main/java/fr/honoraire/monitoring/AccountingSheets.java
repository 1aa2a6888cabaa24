package fr.honoraire.monitoring;

import fr.honoraire.monitoring.export.SpreadsheetFile;
import fr.honoraire.shared.French;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How the accountant's files say a row. Days are Paris days; what others typed never becomes a formula, and sums stay sums. */
@Component
class AccountingSheets {

    private final PayoutCsv payouts;
    private final MessageSource messages;
    private final French french;

    AccountingSheets(PayoutCsv payouts, MessageSource messages, French french) {
        this.payouts = payouts;
        this.messages = messages;
        this.french = french;
    }

    String[] receiptColumns() {
        return columns(
                "received", "number", "issued", "act", "patient", "label", "amount", "means", "fee", "net", "charge");
    }

    String[] cells(AccountingReceipt receipt) {
        return new String[] {
            french.moment(receipt.receivedAt()),
            SpreadsheetFile.text(receipt.number()),
            french.day(receipt.issuedAt()),
            french.day(receipt.actAt()),
            SpreadsheetFile.text(receipt.patient()),
            SpreadsheetFile.text(receipt.label()),
            SpreadsheetFile.amount(receipt.amount()),
            means(receipt.means()),
            SpreadsheetFile.amount(receipt.fee()),
            SpreadsheetFile.amount(receipt.net()),
            SpreadsheetFile.text(receipt.reference())
        };
    }

    String[] feeColumns() {
        return columns("date", "kind", "number", "patient", "amount", "reference");
    }

    String[] cells(AccountingFee fee) {
        return new String[] {
            french.moment(fee.at()),
            word("accounting.fee." + fee.kind()),
            SpreadsheetFile.text(fee.number()),
            SpreadsheetFile.text(fee.patient()),
            SpreadsheetFile.amount(fee.amount()),
            SpreadsheetFile.text(fee.reference())
        };
    }

    String[] returnColumns() {
        return columns("date", "kind", "credit", "number", "patient", "credited", "moved", "means");
    }

    String[] cells(AccountingReturn back) {
        return new String[] {
            french.moment(back.at()),
            word("accounting.return." + back.kind()),
            SpreadsheetFile.text(back.credit()),
            SpreadsheetFile.text(back.number()),
            SpreadsheetFile.text(back.patient()),
            SpreadsheetFile.amount(back.credited()),
            SpreadsheetFile.amount(back.moved()),
            back.means() == null ? "" : means(back.means())
        };
    }

    String[] payoutColumns() {
        return payouts.columns();
    }

    String[] cells(PayoutRow payout, @Nullable PayoutLineRow line) {
        return payouts.cells(payout, line);
    }

    String[] sumColumns() {
        return columns("part", "sum", "amount");
    }

    String[] cells(AccountingSum sum, AccountingSums sums) {
        return new String[] {
            word("accounting.part." + sum.part()), word("accounting.sum." + sum), SpreadsheetFile.amount(sums.of(sum))
        };
    }

    private String[] columns(String... names) {
        return Stream.of(names).map(name -> word("accounting.column." + name)).toArray(String[]::new);
    }

    private String means(String means) {
        return word("accounting.means." + means);
    }

    private String word(String key) {
        return messages.getMessage(key, new Object[0], Locale.FRENCH);
    }
}
