package fr.honoraire.billing.refund;

/** Why money is given back. Messages: {@code refund.reason.*}. */
public enum RefundReason {
    PATIENT_REQUEST,
    ACT_NOT_DONE,
    WRONG_AMOUNT,
    DUPLICATE,
    OTHER,
    /** Made by the practitioner on Stripe's own dashboard; Stripe knows why. */
    AT_STRIPE
}
