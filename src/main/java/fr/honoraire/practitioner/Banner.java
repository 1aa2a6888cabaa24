package fr.honoraire.practitioner;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What asks for the practitioner's attention on every page.
 *
 * @param message its text
 * @param day until when, if it says so
 */
record Banner(String message, @Nullable Instant day) {

    private static final Duration NEAR = Duration.ofDays(14);

    /** Nothing if all is well, or nothing of his doing can help. */
    static @Nullable Banner of(@Nullable Payee payee, Instant now) {
        if (payee == null || !payee.isOpened()) {
            return says("activate");
        }
        return switch (payee.standing()) {
            case CLOSED -> says("closed");
            case REJECTED -> says("rejected");
            case BANK_REFUSED -> says("bank");
            case STOPPED -> says(payee.charges() == Capability.BLOCKED ? "charges" : "payouts");
            case REFUSED -> refused(payee);
            case OPENING, ASKED -> asked(payee, now);
            case UNDER_REVIEW, COMPLETE -> null;
        };
    }

    private static Banner refused(Payee payee) {
        if (payee.charges() == Capability.BLOCKED) {
            return says("charges");
        }
        return says(payee.payouts() == Capability.BLOCKED ? "payouts" : "refused");
    }

    /** What has a date is told of when it comes near. */
    private static @Nullable Banner asked(Payee payee, Instant now) {
        var near = now.plus(NEAR);
        if (payee.requirements().stream().noneMatch(asked -> asked.isUrgent(near))) {
            return null;
        }
        var due = payee.nextDeadline();
        return due == null ? says("asked") : new Banner("frame.banner.before", due);
    }

    private static Banner says(String what) {
        return new Banner("frame.banner." + what, null);
    }
}
