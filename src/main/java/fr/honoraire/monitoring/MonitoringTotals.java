package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Counts and sums of the whole filter, whatever page is shown. The counts of all states stand, so that each chip says what
 * a click on it would show; the sums are those of the states wanted.
 */
record MonitoringTotals(MonitoringFilter filter, Map<PaymentView, Group> groups) {

    private static final Group NOTHING = new Group(0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /**
     * The rows of one state: how many and billed for how much; what was refunded and what is contested of it; what has really
     * reached the bank, what went back taken off.
     */
    record Group(long count, Money billed, Money refunded, Money disputed, Money paidOut) {

        static Group read(ResultSet row) throws SQLException {
            return new Group(
                    row.getLong("count"),
                    Columns.money(row, "billed_cents"),
                    Columns.money(row, "refunded_cents"),
                    Columns.money(row, "disputed_cents"),
                    Columns.money(row, "paid_out_cents"));
        }

        Group withoutAmounts() {
            return new Group(count, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
        }
    }

    /** For whoever may know how many there are, but not of how much. */
    MonitoringTotals withoutAmounts() {
        var counts = new EnumMap<PaymentView, Group>(PaymentView.class);
        groups.forEach((view, group) -> counts.put(view, group.withoutAmounts()));
        return new MonitoringTotals(filter, counts);
    }

    public long count(PaymentView view) {
        return groups.getOrDefault(view, NOTHING).count();
    }

    /** How many rows the filter shows. */
    public long rows() {
        return groups.entrySet().stream()
                .filter(group -> filter.shows(group.getKey()))
                .mapToLong(group -> group.getValue().count())
                .sum();
    }

    /** All that was billed and not undone by a credit note. */
    public Money billed() {
        return collected().plus(waiting()).plus(due()).plus(billed(PaymentView.WRITTEN_OFF));
    }

    /** What patients have paid, by card or otherwise, whatever went back since. */
    public Money collected() {
        return Arrays.stream(PaymentView.values())
                .filter(PaymentView::isPaid)
                .map(this::billed)
                .reduce(otherwise(), Money::plus);
    }

    /** What patients have settled by other means. */
    public Money otherwise() {
        return billed(PaymentView.SETTLED_OTHERWISE);
    }

    /** What the banks are still to answer for. */
    public Money waiting() {
        return billed(PaymentView.WAITING);
    }

    /** What patients owe. */
    public Money due() {
        return billed(PaymentView.UNPAID).plus(billed(PaymentView.DECLINED));
    }

    /** What went back to patients, as the loss it is. */
    public Money refunded() {
        return Money.ZERO.minus(sum(Group::refunded));
    }

    /** What disputes hold back, those that are lost included, as the loss it is. */
    public Money disputed() {
        return Money.ZERO.minus(sum(Group::disputed));
    }

    /** What has reached the bank for these notes: less what Stripe kept, less what went back. */
    public Money paidOut() {
        return sum(Group::paidOut);
    }

    private Money billed(PaymentView view) {
        return filter.shows(view) ? groups.getOrDefault(view, NOTHING).billed() : Money.ZERO;
    }

    private Money sum(Function<Group, Money> part) {
        return groups.entrySet().stream()
                .filter(group -> filter.shows(group.getKey()))
                .map(group -> part.apply(group.getValue()))
                .reduce(Money.ZERO, Money::plus);
    }
}
