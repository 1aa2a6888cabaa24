package fr.honoraire.monitoring;

import fr.honoraire.payout.PayoutStatus;
import fr.honoraire.shared.Money;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds a month up while its files are written, so that the sums are theirs; and holds them against the screens. */
final class AccountingSums {

    private final Map<AccountingSum, Money> sums = new EnumMap<>(AccountingSum.class);
    private final Set<UUID> payouts = new HashSet<>();
    private final AccountingMonth month;

    AccountingSums(AccountingMonth month) {
        this.month = month;
    }

    void add(AccountingReceipt receipt) {
        add(AccountingSum.valueOf("RECEIVED_" + receipt.means()), receipt.amount());
        add(AccountingSum.RECEIVED, receipt.amount());
        add(AccountingSum.RECEIVED_NET, receipt.amount());
        var isOfTheMonth = month.contains(receipt.actAt());
        add(isOfTheMonth ? AccountingSum.OF_ITS_ACTS : AccountingSum.OF_OTHER_ACTS, receipt.amount());
    }

    void add(AccountingFee fee) {
        add(AccountingSum.FEES, fee.amount());
    }

    void add(AccountingReturn back) {
        if (back.credited() != null) {
            add(back.sum(), back.credited());
        }
        if (back.moved() != null) {
            add(back.sum(), back.moved());
            add(AccountingSum.RECEIVED_NET, back.moved());
        }
    }

    /** A transfer that failed brought nothing; its money counts with the one it left in again. */
    void add(PayoutRow payout, @Nullable PayoutLineRow line) {
        if (payout.status() != PayoutStatus.PAID) {
            return;
        }
        if (payouts.add(payout.id())) {
            add(AccountingSum.PAID_OUT, payout.amount());
        }
        if (line != null) {
            add(AccountingSum.PAYOUT_LINES, line.net());
        }
    }

    /** By what was received for the month's acts at another time, the month's receipts become what Monitoring shows. */
    void compare(Money receivedElsewhen, MonitoringTotals screen) {
        add(AccountingSum.PAYOUT_GAP, of(AccountingSum.PAID_OUT).minus(of(AccountingSum.PAYOUT_LINES)));
        add(AccountingSum.RECEIVED_ELSEWHEN, receivedElsewhen);
        add(AccountingSum.MONITORING_COLLECTED, screen.collected());
        add(
                AccountingSum.MONITORING_GAP,
                screen.collected().minus(of(AccountingSum.OF_ITS_ACTS)).minus(receivedElsewhen));
        add(AccountingSum.MONITORING_BILLED, screen.billed());
        add(AccountingSum.MONITORING_WAITING, screen.waiting());
        add(AccountingSum.MONITORING_DUE, screen.due());
        add(AccountingSum.MONITORING_REFUNDED, screen.refunded());
        add(AccountingSum.MONITORING_DISPUTED, screen.disputed());
        add(AccountingSum.MONITORING_PAID_OUT, screen.paidOut());
    }

    private void add(AccountingSum sum, Money amount) {
        sums.merge(sum, amount, Money::plus);
    }

    Money of(AccountingSum sum) {
        return sums.getOrDefault(sum, Money.ZERO);
    }
}
