package fr.honoraire.monitoring;

import fr.honoraire.monitoring.export.ServerCursor;
import fr.honoraire.shared.Money;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads one month of one practitioner for his accountant, row by row. */
final class AccountingBooks {

    private final JdbcClient database;
    private final UUID practitionerId;
    private final AccountingMonth month;
    private final Map<String, Object> parameters;

    AccountingBooks(JdbcClient database, UUID practitionerId, AccountingMonth month) {
        this.database = database;
        this.practitionerId = practitionerId;
        this.month = month;
        this.parameters = month.parameters(practitionerId);
    }

    void receipts(Consumer<AccountingReceipt> consumer) {
        ServerCursor.each(database, "receipts", AccountingSql.RECEIPTS, parameters, AccountingReceipt::read, consumer);
    }

    void fees(Consumer<AccountingFee> consumer) {
        ServerCursor.each(database, "fees", AccountingSql.FEES, parameters, AccountingFee::read, consumer);
    }

    void returns(Consumer<AccountingReturn> consumer) {
        ServerCursor.each(database, "returns", AccountingSql.RETURNS, parameters, AccountingReturn::read, consumer);
    }

    /** The lines of all transfers that were to be at the bank in the month; of one whose lines are not known, itself alone. */
    void payouts(BiConsumer<PayoutRow, @Nullable PayoutLineRow> consumer) {
        var table = new PayoutTable(database);
        for (var payout : table.arriving(practitionerId, month.firstDay(), month.lastDay())) {
            if (payout.linesKnown()) {
                table.eachLine(practitionerId, payout.id(), line -> consumer.accept(payout, line));
            } else {
                consumer.accept(payout, null);
            }
        }
    }

    /** Received for the month's acts before or after it. */
    Money receivedElsewhen() {
        return Money.ofCents(database.sql(AccountingSql.RECEIVED_ELSEWHEN)
                .params(parameters)
                .query(Long.class)
                .single());
    }

    /** What Monitoring says of the month. */
    MonitoringTotals screen() {
        return new MonitoringTable(database).totals(practitionerId, month.filter());
    }
}
