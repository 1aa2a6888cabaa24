package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.shared.Money;
import java.util.List;
import java.util.UUID;

/** What has become of one note, from the moment it was issued to the bank, and what comes next. */
record MoneyStory(
        UUID paymentId,
        UUID noteId,
        String number,
        String patient,
        Money amount,
        PaymentView view,
        List<MoneyStep> steps) {

    /** What the money waits for now. Messages: {@code money.next.*}. */
    public String next() {
        return "money.next."
                + switch (view) {
                    case NONE, CANCELED, SETTLED_OTHERWISE, WRITTEN_OFF -> "NOTHING";
                    case UNPAID, DECLINED, WAITING -> view.name();
                    case PAID, PARTLY_REFUNDED -> nextOfPaid();
                    case DISPUTED -> view.name();
                    case REFUNDED, DISPUTE_LOST -> "NOTHING";
                };
    }

    private String nextOfPaid() {
        var last = steps.getLast().kind();
        return switch (last) {
            case "PAYOUT_PAID" -> "NOTHING";
            case "PAYOUT_IN_TRANSIT", "PAYOUT_PENDING" -> "ARRIVAL";
            case "PAYOUT_FAILED" -> "BANK_DETAILS";
            default -> "PAYOUT";
        };
    }
}
