package fr.honoraire.practitioner.bank;

import fr.honoraire.practitioner.Capability;
import fr.honoraire.practitioner.Payee;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What "Données bancaires" shows of an account at Stripe. */
record BankView(
        Capability charges,
        Capability payouts,
        @Nullable String bankName,
        @Nullable String bankLast4,
        List<RequirementLine> lines,
        boolean closed) {

    static BankView of(Payee payee) {
        return new BankView(
                payee.charges(),
                payee.payouts(),
                payee.bankName(),
                payee.bankLast4(),
                RequirementLine.of(payee.requirements()),
                payee.isClosed());
    }

    /** Whether he has to give something now. */
    public boolean lacks() {
        return lines.stream().anyMatch(RequirementLine::isDue);
    }

    /** The colour of a state; its word says the same. */
    private static String tone(Capability capability) {
        return switch (capability) {
            case ACTIVE -> "state-good";
            case UNDER_REVIEW -> "state-wait";
            case NOT_READY, BLOCKED -> "state-bad";
        };
    }

    public String chargesTone() {
        return tone(charges);
    }

    public String payoutsTone() {
        return tone(payouts);
    }
}
