package fr.honoraire.billing.dispute;

import fr.honoraire.billing.Note;
import fr.honoraire.billing.Payment;
import java.time.Duration;
import java.time.Instant;

/** A dispute as its page and the list show it, at this moment. */
record DisputeView(Dispute dispute, Payment payment, Note note, Instant now) {

    private static final Duration IN_DAYS = Duration.ofDays(2);

    public DisputeStage stage() {
        return DisputeStage.of(dispute, now);
    }

    public boolean isOpen() {
        return !dispute.status().isFinal();
    }

    /** Whether the time left is best said in days. Messages: {@code dispute.left.*}. */
    public String leftIn() {
        var left = left();
        if (left.compareTo(IN_DAYS) >= 0) {
            return "dispute.left.days";
        }
        return left.toHours() > 0 ? "dispute.left.hours" : "dispute.left.soon";
    }

    /** How many whole days or hours are left to answer. */
    public long leftCount() {
        return left().compareTo(IN_DAYS) >= 0 ? left().toDays() : left().toHours();
    }

    private Duration left() {
        var due = dispute.evidenceDueAt();
        return due == null ? Duration.ZERO : Duration.between(now, due);
    }
}
