package fr.honoraire.stripe;

import com.stripe.model.BankAccount;
import com.stripe.model.ExternalAccount;
import com.stripe.model.v2.core.Account;
import com.stripe.model.v2.core.Account.Requirements;
import fr.honoraire.practitioner.Capability;
import fr.honoraire.practitioner.GatewayBank;
import fr.honoraire.practitioner.GatewayPayee;
import fr.honoraire.practitioner.Requirement;
import fr.honoraire.practitioner.Requirement.Deadline;
import fr.honoraire.practitioner.StopReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in our words how a practitioner's account stands. */
final class Accounts {

    private Accounts() {}

    /**
     * An account read with its merchant configuration and its requirements.
     *
     * @param stoppedBy why it is stopped where giving information does not help, in Stripe's word for it
     */
    static GatewayPayee seen(Account account, Optional<BankAccount> bank, @Nullable String stoppedBy) {
        var closed = Boolean.TRUE.equals(account.getClosed());
        var refused = bank.filter(Accounts::isRefused).isPresent();
        var waits = stoppedBy != null && StopReason.of(stoppedBy) == StopReason.REVIEW;
        return new GatewayPayee(
                account.getId(),
                capability(Permissions.charges(account), closed, waits),
                capability(Permissions.payouts(account), closed || refused, waits),
                bank.map(Accounts::bank).orElse(null),
                requirements(account.getRequirements()),
                stoppedBy,
                closed);
    }

    /** A capability may read active when nothing is done with it any more; or blocked, when Stripe only takes a second look. */
    private static Capability capability(Capability said, boolean over, boolean waits) {
        if (over) {
            return Capability.BLOCKED;
        }
        return waits && said == Capability.BLOCKED ? Capability.UNDER_REVIEW : said;
    }

    private static GatewayBank bank(BankAccount bank) {
        return new GatewayBank(bank.getBankName(), bank.getLast4(), isRefused(bank));
    }

    /** A transfer to it failed, or would: https://docs.stripe.com/api/external_account_bank_accounts/object#status. */
    private static boolean isRefused(BankAccount bank) {
        return "errored".equals(bank.getStatus()) || "verification_failed".equals(bank.getStatus());
    }

    /** The bank account that payouts in the account's currency go to. */
    static Optional<BankAccount> usual(List<ExternalAccount> all) {
        var banks = all.stream()
                .filter(BankAccount.class::isInstance)
                .map(BankAccount.class::cast)
                .toList();
        return banks.stream()
                .filter(bank -> Boolean.TRUE.equals(bank.getDefaultForCurrency()))
                .findFirst()
                .or(() -> banks.stream().findFirst());
    }

    private static List<Requirement> requirements(@Nullable Requirements requirements) {
        if (requirements == null || requirements.getEntries() == null) {
            return List.of();
        }
        return requirements.getEntries().stream()
                .map(entry -> requirement(entry, requirements.getSummary()))
                .toList();
    }

    private static Requirement requirement(Requirements.Entry entry, Requirements.@Nullable Summary summary) {
        var deadline = entry.getMinimumDeadline() == null
                ? "currently_due"
                : entry.getMinimumDeadline().getStatus();
        return new Requirement(
                entry.getDescription(),
                deadline(deadline),
                dueAt(deadline, summary),
                "stripe".equals(entry.getAwaitingActionFrom()),
                errors(entry),
                Permissions.restrictedBy(entry));
    }

    private static Deadline deadline(String status) {
        return switch (status) {
            case "past_due" -> Deadline.PAST_DUE;
            case "eventually_due" -> Deadline.EVENTUALLY_DUE;
            default -> Deadline.CURRENTLY_DUE;
        };
    }

    /** Stripe dates the most urgent deadline only: the others, less urgent, have none. */
    private static @Nullable Instant dueAt(String deadline, Requirements.@Nullable Summary summary) {
        var minimum = summary == null ? null : summary.getMinimumDeadline();
        return minimum != null && deadline.equals(minimum.getStatus()) ? minimum.getTime() : null;
    }

    private static List<String> errors(Requirements.Entry entry) {
        return entry.getErrors() == null
                ? List.of()
                : entry.getErrors().stream()
                        .map(Requirements.Entry.Errors::getCode)
                        .toList();
    }
}
