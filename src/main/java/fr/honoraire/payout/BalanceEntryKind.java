package fr.honoraire.payout;

/** What moved a practitioner's balance at Stripe. */
public enum BalanceEntryKind {
    PAYMENT,
    REFUND,
    DISPUTE,
    FEE,
    ADJUSTMENT,
    /** Money that left for the bank. */
    PAYOUT,
    /** Money of a failed transfer that came back. */
    PAYOUT_FAILURE
}
