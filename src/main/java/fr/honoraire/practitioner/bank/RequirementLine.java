package fr.honoraire.practitioner.bank;

import fr.honoraire.practitioner.Requirement;
import fr.honoraire.practitioner.Requirement.Deadline;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of what Stripe asks, as the practitioner reads it. An address asked for in four fields is one line.
 *
 * @param reference Stripe's own name of what we have no words for
 * @param refusals why what was given was refused
 * @param stops the message that says what stops without it
 */
record RequirementLine(
        Need need,
        @Nullable String reference,
        Deadline deadline,
        @Nullable Instant dueAt,
        boolean underReview,
        List<Refusal> refusals,
        String stops) {

    /** The capabilities that bring money to his bank, as Stripe's two APIs name them. */
    private static final Set<String> PAYOUTS =
            Set.of("stripe_balance.payouts", "stripe_balance.stripe_transfers", "payouts", "transfers");

    /** What makes two demands one line. */
    private record Subject(Need need, String reference, Deadline deadline, boolean underReview) {

        static Subject of(Requirement asked) {
            var need = RequirementLabels.need(asked.field());
            var reference = need == Need.OTHER ? asked.field() : "";
            return new Subject(need, reference, asked.deadline(), asked.underReview());
        }
    }

    /** The most pressing first, what is being examined last. */
    static List<RequirementLine> of(Collection<Requirement> requirements) {
        return requirements.stream().collect(Collectors.groupingBy(Subject::of)).entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(RequirementLine::underReview)
                        .thenComparing(RequirementLine::deadline)
                        .thenComparing(RequirementLine::need))
                .toList();
    }

    private static RequirementLine of(Subject subject, List<Requirement> asked) {
        var dueAt = asked.stream()
                .map(Requirement::dueAt)
                .filter(due -> due != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
        var refusals = asked.stream()
                .flatMap(one -> one.errors().stream())
                .map(RefusalLabels::of)
                .distinct()
                .toList();
        return new RequirementLine(
                subject.need(),
                subject.reference().isEmpty() ? null : subject.reference(),
                subject.deadline(),
                dueAt,
                subject.underReview(),
                refusals,
                stops(asked));
    }

    private static String stops(List<Requirement> asked) {
        var names = asked.stream().flatMap(one -> one.restricts().stream()).toList();
        var charges = names.contains("card_payments");
        var payouts = names.stream().anyMatch(PAYOUTS::contains);
        if (charges && payouts) {
            return "both";
        }
        if (charges || payouts) {
            return charges ? "charges" : "payouts";
        }
        return names.stream().anyMatch(name -> name.endsWith("_payments")) ? "means" : "";
    }

    /** Whether the practitioner has to give it now. */
    public boolean isDue() {
        return !underReview && deadline != Deadline.EVENTUALLY_DUE;
    }

    /** The message for how soon; with a date where Stripe gave one. */
    public String when() {
        return switch (deadline) {
            case PAST_DUE -> "bank.when.late";
            case CURRENTLY_DUE -> dueAt == null ? "bank.when.now" : "bank.when.before";
            case EVENTUALLY_DUE -> dueAt == null ? "bank.when.later" : "bank.when.before";
        };
    }

    /** The colour of how soon: what leaves him time is no alarm. */
    public String tone() {
        return switch (deadline) {
            case PAST_DUE -> "state-bad";
            case CURRENTLY_DUE -> dueAt == null ? "state-bad" : "state-wait";
            case EVENTUALLY_DUE -> dueAt == null ? "" : "state-wait";
        };
    }
}
