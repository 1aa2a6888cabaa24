package fr.honoraire.payout;

/** What a line of a payout stands for. */
public enum PayoutLineKind {
    PAYMENT,
    REFUND,
    DISPUTE,
    FEE,
    ADJUSTMENT,
    /** Money of a failed transfer that came back. */
    PAYOUT_FAILURE
}
