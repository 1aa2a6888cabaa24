package fr.honoraire.billing.dispute;

import fr.honoraire.billing.DisputeStanding;

/**
 * Where a dispute stands (https://docs.stripe.com/disputes/how-disputes-work). The table refuses the same moves as
 * {@link #mayBecome}.
 */
public enum DisputeStatus {
    /** The bank only asks; no money has moved. It may become a dispute proper. */
    INQUIRY,
    INQUIRY_UNDER_REVIEW,
    /** The bank asked, and left it at that. */
    INQUIRY_CLOSED,
    /** The money is away; the practitioner may answer until a deadline. */
    NEEDS_RESPONSE,
    /** Answered; the bank decides. */
    UNDER_REVIEW,
    /** The money is back. */
    WON,
    /** The patient keeps it. */
    LOST,
    /** Ended before it began, by a refund made in time. */
    PREVENTED;

    boolean mayBecome(DisputeStatus next) {
        return switch (this) {
            case INQUIRY, INQUIRY_UNDER_REVIEW -> next != this;
            case NEEDS_RESPONSE, UNDER_REVIEW -> next == NEEDS_RESPONSE || next == UNDER_REVIEW || next.endsDispute();
            case INQUIRY_CLOSED, WON, LOST, PREVENTED -> false;
        };
    }

    private boolean endsDispute() {
        return switch (this) {
            case WON, LOST, PREVENTED -> true;
            case INQUIRY, INQUIRY_UNDER_REVIEW, INQUIRY_CLOSED, NEEDS_RESPONSE, UNDER_REVIEW -> false;
        };
    }

    public boolean isFinal() {
        return this == INQUIRY_CLOSED || endsDispute();
    }

    /** Whether the practitioner can still send what he has. */
    public boolean canBeAnswered() {
        return switch (this) {
            case INQUIRY, NEEDS_RESPONSE -> true;
            case INQUIRY_UNDER_REVIEW, INQUIRY_CLOSED, UNDER_REVIEW, WON, LOST, PREVENTED -> false;
        };
    }

    /** The one word of the lists. */
    DisputeStanding standing() {
        return switch (this) {
            case INQUIRY, INQUIRY_UNDER_REVIEW, NEEDS_RESPONSE, UNDER_REVIEW -> DisputeStanding.OPEN;
            case INQUIRY_CLOSED, WON, PREVENTED -> DisputeStanding.WON;
            case LOST -> DisputeStanding.LOST;
        };
    }
}
