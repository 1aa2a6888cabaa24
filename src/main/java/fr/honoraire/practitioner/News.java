package fr.honoraire.practitioner;

/** What a practitioner may hear of by e-mail, or choose not to. Messages: {@code news.*}. */
public enum News {
    PAYMENT_RECEIVED,
    PAYMENT_FAILED,
    DISPUTE,
    PAYOUT_SENT,
    PAYOUT_FAILED,
    /** Stripe needs something. That money is blocked is told in any case. */
    ACCOUNT,
    /** In the evening: calls not billed, notes not paid. */
    EVENING
}
