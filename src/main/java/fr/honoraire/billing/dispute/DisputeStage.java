package fr.honoraire.billing.dispute;

import java.time.Instant;

/** Where a dispute stands for whoever reads of it: its status, and whether the deadline has passed. Messages: {@code dispute.stage.*}. */
public enum DisputeStage {
    INQUIRY,
    INQUIRY_MISSED,
    INQUIRY_UNDER_REVIEW,
    INQUIRY_CLOSED,
    NEEDS_RESPONSE,
    MISSED,
    UNDER_REVIEW,
    WON,
    LOST,
    PREVENTED;

    static DisputeStage of(Dispute dispute, Instant now) {
        var due = dispute.evidenceDueAt();
        var isTooLate = due != null && !due.isAfter(now);
        return switch (dispute.status()) {
            case INQUIRY -> isTooLate ? INQUIRY_MISSED : INQUIRY;
            case NEEDS_RESPONSE -> isTooLate ? MISSED : NEEDS_RESPONSE;
            case INQUIRY_UNDER_REVIEW -> INQUIRY_UNDER_REVIEW;
            case INQUIRY_CLOSED -> INQUIRY_CLOSED;
            case UNDER_REVIEW -> UNDER_REVIEW;
            case WON -> WON;
            case LOST -> LOST;
            case PREVENTED -> PREVENTED;
        };
    }

    /** Whether the practitioner has something to do. */
    public boolean isToAnswer() {
        return this == INQUIRY || this == NEEDS_RESPONSE;
    }

    /** The colour beside its word. */
    public String colour() {
        return switch (this) {
            case INQUIRY, NEEDS_RESPONSE, UNDER_REVIEW, INQUIRY_UNDER_REVIEW, INQUIRY_MISSED -> "state-wait";
            case MISSED, LOST -> "state-bad";
            case WON, INQUIRY_CLOSED, PREVENTED -> "state-good";
        };
    }
}
