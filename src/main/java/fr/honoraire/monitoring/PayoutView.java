package fr.honoraire.monitoring;

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
        FAILED,
        /** Refunded or contested: it was there, or would have come, and is gone. */
        TAKEN_BACK
    }

    static PayoutView of(MonitoringRow row, LocalDate today) {
        return switch (row.view()) {
            case NONE, UNPAID, DECLINED, WAITING, CANCELED, SETTLED_OTHERWISE, WRITTEN_OFF ->
                new PayoutView(Stage.NONE, null);
            case PAID, PARTLY_REFUNDED -> ofPaid(row, today);
            case DISPUTED -> row.disputed().isZero() ? ofPaid(row, today) : takenBack(row);
            case REFUNDED, DISPUTE_LOST -> takenBack(row);
        };
    }

    private static PayoutView takenBack(MonitoringRow row) {
        return new PayoutView(Stage.TAKEN_BACK, row.takenBackOn());
    }

    /** Of one that was refunded in part: where the rest is. */
    private static PayoutView ofPaid(MonitoringRow row, LocalDate today) {
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

    /** Whether there is nothing to say. */
    public boolean isNone() {
        return stage == Stage.NONE;
    }

    /** How its word looks, with the colour beside it. */
    public String colour() {
        return switch (stage) {
            case NONE -> "";
            case COMING, TAKEN_BACK -> "state";
            case IN_TRANSIT -> "state state-wait";
            case PAID -> "state state-good";
            case FAILED -> "state state-bad";
        };
    }

    /** The message that says it. */
    public String message() {
        return "monitoring.payout." + stage + (day == null ? "" : ".on");
    }
}
