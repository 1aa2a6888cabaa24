package fr.honoraire.practitioner;

import org.jspecify.annotations.Nullable;

/** Compares what we knew of an account with what Stripe says now: he is told once of each thing that needs him. */
final class PayeeNews {

    private final Payee known;
    private final GatewayPayee seen;

    PayeeNews(Payee known, GatewayPayee seen) {
        this.known = known;
        this.seen = seen;
    }

    /** While he is still giving his first answers everything is missing, and he knows. */
    boolean needsAttention() {
        var wasComplete = known.charges() != Capability.NOT_READY || known.payouts() != Capability.NOT_READY;
        return hasNewlyStopped()
                || isStoppedForGood(seen.stoppedBy()) && !isStoppedForGood(known.stoppedBy())
                || seen.closed() && !known.isClosed()
                || seen.requirements().stream()
                        .anyMatch(asked -> isRefusedNow(asked) || wasComplete && isNewlyAsked(asked));
    }

    /** That its time had run out he was told: that something stops for it is the same news. */
    private boolean hasNewlyStopped() {
        return known.requirements().stream().noneMatch(Requirement::isOverdue)
                && (isNewlyStopped(known.charges(), seen.charges()) || isNewlyStopped(known.payouts(), seen.payouts()));
    }

    private static boolean isNewlyStopped(Capability before, Capability now) {
        return now == Capability.BLOCKED && before != Capability.BLOCKED;
    }

    private static boolean isStoppedForGood(@Nullable String by) {
        return by != null && StopReason.of(by).isFinal();
    }

    /** After Stripe had it before its eyes; what is refused on the spot he reads on the spot. */
    private boolean isRefusedNow(Requirement asked) {
        return asked.isRefused()
                && known.requirements().stream()
                        .anyMatch(sent -> sent.underReview() && sent.field().equals(asked.field()));
    }

    /** Another bank account is what he was asked for when the last one refused a transfer. */
    private boolean isNewlyAsked(Requirement asked) {
        return asked.isToldOf()
                && known.requirements().stream().noneMatch(asked::isSameDemand)
                && !(known.isBankRefused() && asked.isForBank());
    }
}
