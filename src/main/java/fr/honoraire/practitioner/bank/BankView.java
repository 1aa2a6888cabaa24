package fr.honoraire.practitioner.bank;

import fr.honoraire.practitioner.Capability;
import fr.honoraire.practitioner.Payee;
import fr.honoraire.practitioner.Standing;
import fr.honoraire.practitioner.StopReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What "Données bancaires" shows of an account at Stripe.
 *
 * @param stopReason why Stripe stopped it, where giving information does not help
 * @param stoppedBy Stripe's own word for it
 * @param deadline until when what lacks can be given without anything stopping
 */
record BankView(
        Standing standing,
        Capability charges,
        Capability payouts,
        @Nullable String bankName,
        @Nullable String bankLast4,
        @Nullable StopReason stopReason,
        @Nullable String stoppedBy,
        @Nullable Instant deadline,
        List<RequirementLine> lines) {

    static BankView of(Payee payee) {
        var standing = payee.standing();
        return new BankView(
                standing,
                payee.charges(),
                payee.payouts(),
                payee.bankName(),
                payee.bankLast4(),
                payee.stopReason(),
                payee.stoppedBy(),
                payee.nextDeadline(),
                standing == Standing.REJECTED || standing == Standing.CLOSED
                        ? List.of()
                        : RequirementLine.of(payee.requirements()));
    }

    /** Whether the button stands below what is asked: all of it can be given now, due or not. */
    public boolean isGivenHere() {
        return lines.stream().anyMatch(line -> !line.underReview());
    }

    /** Whether he has to give something now. */
    public boolean lacks() {
        return lines.stream().anyMatch(RequirementLine::isDue);
    }

    /** The message that says where he stands; a date comes with it where there is one. */
    public String news() {
        return standing == Standing.ASKED && deadline != null ? "bank.news.BEFORE" : "bank.news." + standing;
    }

    /** How loud that message is. */
    public String loudness() {
        return switch (standing) {
            case OPENING, REFUSED, STOPPED, BANK_REFUSED, REJECTED, CLOSED -> "alert-danger";
            case ASKED -> "alert-warning";
            case UNDER_REVIEW, COMPLETE -> "alert-info";
        };
    }

    /** Only Stripe's word for a reason that is new to us helps him when he writes to Stripe. */
    public boolean quotesStripe() {
        return standing == Standing.REJECTED && stopReason == StopReason.UNKNOWN;
    }

    public String chargesText() {
        return "bank.charges." + cause(charges);
    }

    public String payoutsText() {
        return standing == Standing.BANK_REFUSED ? "bank.payouts.BANK_REFUSED" : "bank.payouts." + cause(payouts);
    }

    private String cause(Capability capability) {
        var isForGood = standing == Standing.REJECTED || standing == Standing.CLOSED;
        return isForGood && capability != Capability.ACTIVE ? standing.name() : capability.name();
    }

    public String chargesTone() {
        return tone(charges);
    }

    public String payoutsTone() {
        return tone(payouts);
    }

    /** The colour of a state; its word says the same. */
    private static String tone(Capability capability) {
        return switch (capability) {
            case ACTIVE -> "state-good";
            case UNDER_REVIEW -> "state-wait";
            case NOT_READY, BLOCKED -> "state-bad";
        };
    }
}
