package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.shared.French;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The few words for what has become of a note's money on its way to the bank.
 *
 * @param day when, if known
 */
record PayoutView(Stage stage, @Nullable LocalDate day) {

    /** Where it is. Messages: {@code monitoring.payout.*}, and {@code monitoring.payout.*.on} with a day. */
    enum Stage {
        NONE,
        COMING,
        IN_TRANSIT,
        PAID,
        FAILED
    }

    static PayoutView of(MonitoringRow row, LocalDate today) {
        if (row.view() != PaymentView.PAID) {
            return new PayoutView(Stage.NONE, null);
        }
        if (row.payoutStatus() == null) {
            return coming(row, today);
        }
        return switch (row.payoutStatus()) {
            case PENDING -> new PayoutView(Stage.COMING, row.arrivalOn());
            case IN_TRANSIT -> new PayoutView(Stage.IN_TRANSIT, row.arrivalOn());
            case PAID -> new PayoutView(Stage.PAID, row.arrivalOn());
            case FAILED -> new PayoutView(Stage.FAILED, null);
            case CANCELED -> coming(row, today);
        };
    }

    /** It leaves with one of the next payouts. A day that has passed would promise nothing. */
    private static PayoutView coming(MonitoringRow row, LocalDate today) {
        var day = row.availableOn() == null ? null : LocalDate.ofInstant(row.availableOn(), French.PARIS);
        return new PayoutView(Stage.COMING, day == null || day.isBefore(today) ? null : day);
    }

    /** The message that says it. */
    public String message() {
        return "monitoring.payout." + stage + (day == null ? "" : ".on");
    }
}
