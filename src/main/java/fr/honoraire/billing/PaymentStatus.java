package fr.honoraire.billing;

import java.util.Set;

/** Where a payment stands. The table refuses the same moves as {@link #mayBecome}. */
public enum PaymentStatus {
    /** The patient may pay. A declined card comes back here. */
    OPEN,
    /** The patient has confirmed; the bank has not answered yet. */
    PROCESSING,
    PAID,
    /** Not to be paid any more: the note is undone by a credit note. */
    CANCELED,
    /** Paid by cheque, in cash, by transfer or by a third-party payer: no means may be imposed (R.4127-53 CSP). */
    SETTLED_OTHERWISE,
    /** Still due, but the practitioner no longer asks for it. */
    WRITTEN_OFF;

    private static final Set<PaymentStatus> ENDINGS = Set.of(PAID, CANCELED, SETTLED_OTHERWISE, WRITTEN_OFF);

    public boolean isFinal() {
        return ENDINGS.contains(this);
    }

    boolean mayBecome(PaymentStatus next) {
        return switch (this) {
            case OPEN -> next == PROCESSING || next.isFinal();
            case PROCESSING -> next == OPEN || next.isFinal();
            case PAID, CANCELED, SETTLED_OTHERWISE, WRITTEN_OFF -> false;
        };
    }
}
