package fr.honoraire.billing.refund;

import fr.honoraire.billing.Note;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund as the practitioner reads it.
 *
 * @param credit the credit note it was issued with
 * @param isOwed whether it came back and the patient has got nothing for it yet
 * @param isRepeated whether it came back and was given again
 */
record RefundLine(Refund refund, @Nullable Note credit, boolean isOwed, boolean isRepeated) {

    static List<RefundLine> of(List<Refund> refunds, List<Note> credits) {
        return refunds.stream()
                .map(refund -> {
                    var isRepeated =
                            refunds.stream().anyMatch(other -> refund.id().equals(other.insteadOfId()));
                    var credit = credits.stream()
                            .filter(note -> refund.id().equals(note.refundId()))
                            .findFirst()
                            .orElse(null);
                    return new RefundLine(refund, credit, refund.isOwed() && !isRepeated, isRepeated);
                })
                .toList();
    }

    /** The message that says where it stands. */
    public String message() {
        if (isRepeated) {
            return "refund.state.REPEATED";
        }
        return refund.givenAt() == null ? "refund.state." + refund.status() : "refund.state.OTHERWISE";
    }

    /** The colour of its state; its word says the same. */
    public String tone() {
        return switch (refund.status()) {
            case REQUESTED, PENDING -> "state-wait";
            case SUCCEEDED -> "state-good";
            case FAILED, CANCELED -> isOwed ? "state-bad" : "";
            case REFUSED -> "state-bad";
        };
    }
}
