package fr.honoraire.stripe;

import com.stripe.model.v2.core.Account;
import com.stripe.model.v2.core.Account.Configuration.Merchant.Capabilities;
import com.stripe.model.v2.core.Account.Configuration.Merchant.Capabilities.CardPayments;
import com.stripe.model.v2.core.Account.Configuration.Merchant.Capabilities.StripeBalance.Payouts;
import com.stripe.model.v2.core.Account.Requirements.Entry;
import com.stripe.model.v2.core.Account.Requirements.Entry.Impact.RestrictsCapability;
import fr.honoraire.practitioner.Capability;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells from an account's capabilities, and from what they lack, whether cards are taken and money is paid out. */
final class Permissions {

    private static final String CARDS = "card_payments";
    private static final String PAYOUTS = "stripe_balance.payouts";

    private Permissions() {}

    static Capability charges(Account account) {
        return capabilities(account)
                .map(Capabilities::getCardPayments)
                .map(cards -> capability(account, CARDS, cards.getStatus(), resolutions(cards)))
                .orElse(Capability.NOT_READY);
    }

    static Capability payouts(Account account) {
        return capabilities(account)
                .map(Capabilities::getStripeBalance)
                .map(Capabilities.StripeBalance::getPayouts)
                .map(payouts -> capability(account, PAYOUTS, payouts.getStatus(), resolutions(payouts)))
                .orElse(Capability.NOT_READY);
    }

    private static Optional<Capabilities> capabilities(Account account) {
        return Optional.ofNullable(account.getConfiguration())
                .map(Account.Configuration::getMerchant)
                .map(Account.Configuration.Merchant::getCapabilities);
    }

    private static Stream<String> resolutions(CardPayments cards) {
        return cards.getStatusDetails() == null
                ? Stream.of()
                : cards.getStatusDetails().stream().map(CardPayments.StatusDetail::getResolution);
    }

    private static Stream<String> resolutions(Payouts payouts) {
        return payouts.getStatusDetails() == null
                ? Stream.of()
                : payouts.getStatusDetails().stream().map(Payouts.StatusDetail::getResolution);
    }

    private static Capability capability(Account account, String name, String status, Stream<String> resolutions) {
        return switch (status) {
            case "active" -> Capability.ACTIVE;
            case "pending" -> Capability.UNDER_REVIEW;
            case "restricted" -> restricted(account, name, resolutions);
            default -> Capability.BLOCKED;
        };
    }

    /** Restricted is what every new account is: it is blocked if giving what lacks does not help, or if it once worked. */
    private static Capability restricted(Account account, String name, Stream<String> resolutions) {
        var helpless = resolutions.anyMatch(resolution -> !"provide_info".equals(resolution));
        return helpless || hasStopped(account, name) ? Capability.BLOCKED : Capability.NOT_READY;
    }

    private static boolean hasStopped(Account account, String name) {
        var requirements = account.getRequirements();
        return requirements != null
                && requirements.getEntries() != null
                && requirements.getEntries().stream()
                        .filter(entry -> restrictedBy(entry).contains(name))
                        .anyMatch(entry -> isOverdue(entry) && !isOnboarding(entry));
    }

    private static boolean isOverdue(Entry entry) {
        var deadline = entry.getMinimumDeadline();
        return deadline != null && "past_due".equals(deadline.getStatus());
    }

    private static boolean isOnboarding(Entry entry) {
        var reasons = entry.getRequestedReasons();
        return reasons != null && reasons.stream().anyMatch(reason -> "routine_onboarding".equals(reason.getCode()));
    }

    /** Which capabilities stop without it. */
    static List<String> restrictedBy(Entry entry) {
        var impact = entry.getImpact();
        return impact == null || impact.getRestrictsCapabilities() == null
                ? List.of()
                : impact.getRestrictsCapabilities().stream()
                        .map(RestrictsCapability::getCapability)
                        .distinct()
                        .toList();
    }
}
