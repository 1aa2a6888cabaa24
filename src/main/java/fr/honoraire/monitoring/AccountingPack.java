package fr.honoraire.monitoring;

import fr.honoraire.monitoring.export.Exports;
import fr.honoraire.monitoring.export.SpreadsheetArchive;
import fr.honoraire.monitoring.export.SpreadsheetArchive.Rows;
import java.util.UUID;
import java.util.stream.Stream;
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

    Exports.Content of(UUID practitionerId, AccountingMonth month) {
        return (database, out, progress) -> {
            var archive = new SpreadsheetArchive(out, progress);
            var books = new AccountingBooks(database, practitionerId, month);
            var sums = new AccountingSums(month);
            archive.add(month.fileName("recettes"), sheets.receiptColumns(), receipts(books, sums));
            archive.add(month.fileName("frais"), sheets.feeColumns(), fees(books, sums));
            archive.add(month.fileName("avoirs"), sheets.returnColumns(), returns(books, sums));
            archive.add(month.fileName("virements"), sheets.payoutColumns(), payouts(books, sums));
            sums.compare(books.receivedElsewhen(), books.screen());
            archive.add(month.fileName("totaux"), sheets.sumColumns(), totals(sums));
            archive.finish();
        };
    }

    private Rows receipts(AccountingBooks books, AccountingSums sums) {
        return file -> books.receipts(receipt -> {
            sums.add(receipt);
            file.accept(sheets.cells(receipt));
        });
    }

    private Rows fees(AccountingBooks books, AccountingSums sums) {
        return file -> books.fees(fee -> {
            sums.add(fee);
            file.accept(sheets.cells(fee));
        });
    }

    private Rows returns(AccountingBooks books, AccountingSums sums) {
        return file -> books.returns(back -> {
            sums.add(back);
            file.accept(sheets.cells(back));
        });
    }

    private Rows payouts(AccountingBooks books, AccountingSums sums) {
        return file -> books.payouts((payout, line) -> {
            sums.add(payout, line);
            file.accept(sheets.cells(payout, line));
        });
    }

    private Rows totals(AccountingSums sums) {
        return file -> Stream.of(AccountingSum.values()).forEach(sum -> file.accept(sheets.cells(sum, sums)));
    }
}
