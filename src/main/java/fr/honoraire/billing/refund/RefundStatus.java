package fr.honoraire.billing.refund;

/** Where a refund stands. The table refuses the same moves as {@link #mayBecome}. */
public enum RefundStatus {
    /** Meant here; not known to be at Stripe, whose answer may be lost. */
    REQUESTED,
    /** Stripe has it and the bank has not. */
    PENDING,
    /** On its way to the card; the bank may still send it back. */
    SUCCEEDED,
    /** The bank sent it back: the money is in the practitioner's balance again, and the patient is owed it. */
    FAILED,
    /** Given up at Stripe before the bank had it: the patient is owed it. */
    CANCELED,
    /** Stripe said no, and did nothing. */
    REFUSED;

    boolean mayBecome(RefundStatus next) {
        return switch (this) {
            case REQUESTED -> next != REQUESTED;
            case PENDING -> next == SUCCEEDED || next == FAILED || next == CANCELED;
            case SUCCEEDED -> next == FAILED;
            case FAILED, CANCELED, REFUSED -> false;
        };
    }

    /** Whether the money has left the practitioner's balance at Stripe. */
    public boolean isGiven() {
        return switch (this) {
            case PENDING, SUCCEEDED -> true;
            case REQUESTED, FAILED, CANCELED, REFUSED -> false;
        };
    }

    /** Whether it left and came back. */
    public boolean cameBack() {
        return switch (this) {
            case FAILED, CANCELED -> true;
            case REQUESTED, PENDING, SUCCEEDED, REFUSED -> false;
        };
    }
}
