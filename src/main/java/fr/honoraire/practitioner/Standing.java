package fr.honoraire.practitioner;

/** Where a practitioner stands with Stripe: the one thing to tell him first. */
public enum Standing {
    /** He is still giving his first answers. */
    OPENING,
    /** All is given; Stripe is looking at it. */
    UNDER_REVIEW,
    COMPLETE,
    /** It works, and Stripe asks for something more: now, or until a date. */
    ASKED,
    /** Something he gave was refused. */
    REFUSED,
    /** It worked, and has stopped until what lacks is given. */
    STOPPED,
    /** His bank sent a transfer back: Stripe pays out no more until he gives another account. */
    BANK_REFUSED,
    /** Stripe, or we, stopped it; giving information does not help. */
    REJECTED,
    CLOSED;

    static Standing of(Payee payee) {
        if (payee.isClosed()) {
            return CLOSED;
        }
        var stop = payee.stopReason();
        if (stop != null && stop.isFinal()) {
            return REJECTED;
        }
        if (payee.isBankRefused()) {
            return BANK_REFUSED;
        }
        if (payee.requirements().stream().anyMatch(Requirement::isRefused)) {
            return REFUSED;
        }
        var isStopped = payee.charges() == Capability.BLOCKED || payee.payouts() == Capability.BLOCKED;
        return isStopped ? STOPPED : progress(payee);
    }

    private static Standing progress(Payee payee) {
        if (payee.charges() == Capability.NOT_READY && payee.payouts() == Capability.NOT_READY) {
            return OPENING;
        }
        if (payee.requirements().stream().anyMatch(Requirement::isToldOf)) {
            return ASKED;
        }
        var isComplete = payee.charges() == Capability.ACTIVE && payee.payouts() == Capability.ACTIVE;
        return isComplete ? COMPLETE : UNDER_REVIEW;
    }

    /** Whether money has stopped: he is told so whatever else he does not want to hear of. */
    public boolean isMoneyBlocked() {
        return switch (this) {
            case STOPPED, BANK_REFUSED, REJECTED, CLOSED -> true;
            case OPENING, UNDER_REVIEW, COMPLETE, ASKED, REFUSED -> false;
        };
    }

    /** Whether Stripe's form can change anything. */
    public boolean isForHim() {
        return switch (this) {
            case OPENING, COMPLETE, ASKED, REFUSED, STOPPED, BANK_REFUSED -> true;
            case UNDER_REVIEW, REJECTED, CLOSED -> false;
        };
    }
}
