package fr.honoraire.shared.security;

/** One thing somebody may do for a practitioner. What stands in the database and in {@link Needs}. */
public enum Right {
    /** Plan, move and cancel teleconsultations, and see who comes and who waits. */
    PLAN,
    /** Hold the teleconsultation itself: a health professional only. */
    CALL,
    /** Issue notes, ask for payment, cancel, and say what was settled otherwise. */
    BILL,
    /** See fees, sums, notes and transfers. Without it no amount leaves the server. */
    SEE_AMOUNTS,
    REFUND,
    /** Take lists away as files. */
    EXPORT,
    /** Give Stripe what it asks for, and see the bank. */
    BANK;

    /** Whether it is of no use to somebody who sees no amounts. */
    public boolean needsAmounts() {
        return switch (this) {
            case BILL, REFUND, BANK -> true;
            case PLAN, CALL, SEE_AMOUNTS, EXPORT -> false;
        };
    }
}
