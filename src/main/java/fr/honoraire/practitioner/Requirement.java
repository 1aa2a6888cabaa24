package fr.honoraire.practitioner;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing Stripe asks for, in Stripe's words; {@code RequirementLabels} says it in French.
 *
 * @param field what is asked, as Stripe names it
 * @param deadline how soon
 * @param dueAt when the account is restricted without it, if Stripe said so
 * @param underReview whether it was given, and Stripe is looking at it
 * @param errors why what was given was refused, as Stripe's codes
 * @param restricts which capabilities stop without it
 */
@JsonIgnoreProperties(ignoreUnknown = true) // Kept as JSON, and read by whatever version of us runs beside this one.
public record Requirement(
        String field,
        Deadline deadline,
        @Nullable Instant dueAt,
        boolean underReview,
        List<String> errors,
        List<String> restricts) {

    /** Whether he has to do something about it now. */
    public boolean mustBeGivenNow() {
        return switch (deadline) {
            case PAST_DUE, CURRENTLY_DUE -> !underReview;
            case EVENTUALLY_DUE -> false;
        };
    }

    /** Whether he is told of it: it is due, or has a date. */
    public boolean isToldOf() {
        return !underReview && (mustBeGivenNow() || dueAt != null);
    }

    /** Whether what he gave was refused, and he has to give it again. */
    public boolean isRefused() {
        return mustBeGivenNow() && !errors.isEmpty();
    }

    /** Whether its time has run out, so that something stops. */
    boolean isOverdue() {
        return !underReview && deadline == Deadline.PAST_DUE;
    }

    /** Whether it is the account that money goes to. */
    boolean isForBank() {
        return field.contains("external_account");
    }

    /** Whether he already knew of this: the same thing, for the same reasons, and its time had run out already if it has now. */
    boolean isSameDemand(Requirement known) {
        return known.isToldOf()
                && known.field.equals(field)
                && known.isOverdue() == isOverdue()
                && known.errors.equals(errors);
    }

    /** Whether it is due, or will be before then. What has a date is not due before. */
    boolean isUrgent(Instant then) {
        if (underReview) {
            return false;
        }
        return dueAt == null ? mustBeGivenNow() : isOverdue() || dueAt.isBefore(then);
    }

    /** How soon something is asked for. */
    public enum Deadline {
        PAST_DUE,
        CURRENTLY_DUE,
        EVENTUALLY_DUE
    }
}
