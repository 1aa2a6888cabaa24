package fr.honoraire.billing;

/** An order to bill that cannot be carried out, and why. Messages: {@code billing.refused.*}. */
public final class CannotBill extends RuntimeException {

    /** What stands in the way. */
    public enum Reason {
        BELOW_MINIMUM,
        ABOVE_CEILING,
        NOT_STARTED,
        PAYMENTS_NOT_OPEN,
        NO_MANDATE,
        ALREADY_BILLED,
        ALREADY_PAID,
        CANCEL_PENDING
    }

    private final Reason reason;

    CannotBill(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
