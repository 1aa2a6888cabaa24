package fr.honoraire.billing.refund;

/** A refund that cannot be given, and why. Messages: {@code refund.refused.*}. */
public final class CannotRefund extends RuntimeException {

    /** What stands in the way. */
    public enum Reason {
        NOT_PAID,
        NOTHING,
        MORE_THAN_LEFT,
        /** The bank has the money until it has decided: a refund would give it twice. */
        DISPUTED,
        /** Only what came back can be given again, and once. */
        NOT_TO_REPEAT
    }

    private final Reason reason;

    CannotRefund(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
