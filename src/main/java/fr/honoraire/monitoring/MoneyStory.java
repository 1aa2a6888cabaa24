package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.shared.Money;
import java.util.List;
import java.util.UUID;

/** What has become of one note, from the moment it was issued to the bank and sometimes back, and what comes next. */
record MoneyStory(
        UUID paymentId,
        UUID noteId,
        String number,
        String patient,
        Money amount,
        PaymentView view,
        Pending pending,
        List<MoneyStep> steps) {

    /**
     * What is still to happen to money that went back.
     *
     * @param isOwed a refund came back, and the patient has not got it otherwise
     * @param isRefunding one is on its way to him
     * @param isToBeTaken no transfer has taken off yet what went back
     */
    record Pending(boolean isOwed, boolean isRefunding, boolean isToBeTaken) {}

    /** What the money waits for now. Messages: {@code money.next.*}. */
    public String next() {
        return "money.next."
                + switch (view) {
                    case NONE, CANCELED, SETTLED_OTHERWISE, WRITTEN_OFF -> "NOTHING";
                    case UNPAID, DECLINED, WAITING -> view.name();
                    case DISPUTED -> has("DISPUTE_ANSWER") ? "DISPUTE_ANSWER" : "DISPUTED";
                    case PAID, PARTLY_REFUNDED, REFUNDED, DISPUTE_LOST -> nextOfPaid();
                };
    }

    private String nextOfPaid() {
        if (pending.isOwed()) {
            return "REFUND_OWED";
        }
        if (pending.isRefunding()) {
            return "REFUNDING";
        }
        if (pending.isToBeTaken()) {
            return "TAKE_BACK";
        }
        return switch (lastPayout()) {
            case "PAYOUT_PAID" -> "NOTHING";
            case "PAYOUT_IN_TRANSIT", "PAYOUT_PENDING" -> "ARRIVAL";
            case "PAYOUT_FAILED" -> "BANK_DETAILS";
            default -> "PAYOUT";
        };
    }

    private boolean has(String kind) {
        return steps.stream().anyMatch(step -> step.kind().equals(kind));
    }

    private String lastPayout() {
        return steps.stream().filter(MoneyStep::isPayout).map(MoneyStep::kind).reduce("", (before, last) -> last);
    }
}
