package fr.honoraire.monitoring;

import fr.honoraire.monitoring.export.Exports;
import fr.honoraire.monitoring.export.SpreadsheetFile;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * A month for the accountant: what came in, by the day it did; what it cost; what went back; what reached the bank; and the
 * sums, held against the screens. One archive, written while it is read; all of it sees the same moment.
 */
@Component
class AccountingPack {

    private final AccountingSheets sheets;

    AccountingPack(AccountingSheets sheets) {
        this.sheets = sheets;
    }

    /** Whatever fails leaves the archive without its end, so that nobody takes it for a whole one. */
    Exports.Content of(UUID practitionerId, AccountingMonth month) {
        return (database, out, progress) -> {
            var zip = new ZipOutputStream(out);
            var books = new AccountingBooks(database, practitionerId, month);
            var sums = new AccountingSums(month);
            add(
                    zip,
                    month.fileName("recettes"),
                    sheets.receiptColumns(),
                    rows -> books.receipts(receipt -> {
                        sums.add(receipt);
                        rows.accept(sheets.cells(receipt));
                        progress.row();
                    }));
            add(
                    zip,
                    month.fileName("frais"),
                    sheets.feeColumns(),
                    rows -> books.fees(fee -> {
                        sums.add(fee);
                        rows.accept(sheets.cells(fee));
                    }));
            add(
                    zip,
                    month.fileName("avoirs"),
                    sheets.returnColumns(),
                    rows -> books.returns(back -> {
                        sums.add(back);
                        rows.accept(sheets.cells(back));
                    }));
            add(
                    zip,
                    month.fileName("virements"),
                    sheets.payoutColumns(),
                    rows -> books.payouts((payout, line) -> {
                        sums.add(payout, line);
                        rows.accept(sheets.cells(payout, line));
                    }));
            sums.compare(books.receivedElsewhen(), books.screen());
            add(
                    zip,
                    month.fileName("totaux"),
                    sheets.sumColumns(),
                    rows -> Stream.of(AccountingSum.values()).forEach(sum -> rows.accept(sheets.cells(sum, sums))));
            zip.finish();
        };
    }

    private static void add(ZipOutputStream zip, String name, String[] columns, Consumer<Consumer<String[]>> content)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var file = new SpreadsheetFile(zip, columns);
        content.accept(file::row);
        file.finish();
        zip.closeEntry();
    }
}
