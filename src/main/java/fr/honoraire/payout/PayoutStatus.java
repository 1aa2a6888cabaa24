package fr.honoraire.payout;

/** Where a transfer to the practitioner's bank stands. */
public enum PayoutStatus {
    PENDING,
    IN_TRANSIT,
    /** Sent; the bank may still return it within five business days. */
    PAID,
    FAILED,
    CANCELED;

    boolean mayBecome(PayoutStatus next) {
        return switch (this) {
            case PENDING -> next != PENDING;
            case IN_TRANSIT -> next == PAID || next == FAILED || next == CANCELED;
            case PAID -> next == FAILED;
            case FAILED, CANCELED -> false;
        };
    }
}
