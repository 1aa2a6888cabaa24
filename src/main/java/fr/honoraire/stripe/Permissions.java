package fr.honoraire.stripe;

import com.stripe.model.v2.core.Account;
import com.stripe.model.v2.core.Account.Configuration.Merchant.Capabilities;
import com.stripe.model.v2.core.Account.Configuration.Merchant.Capabilities.CardPayments;
import com.stripe.model.v2.core.Account.Configuration.Merchant.Capabilities.StripeBalance.Payouts;
import com.stripe.model.v2.core.Account.Requirements.Entry;
import com.stripe.model.v2.core.Account.Requirements.Entry.Impact.RestrictsCapability;
import fr.honoraire.practitioner.Capability;
import fr.honoraire.practitioner.StopReason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells from an account's capabilities, and from what they lack, whether cards are taken and money is paid out. */
final class Permissions {

    private static final String CARDS = "card_payments";
    private static final String PAYOUTS = "stripe_balance.payouts";
    private static final String UNEXPLAINED = "restricted_other";

    /** One capability, whichever it is. */
    private record Permit(String name, String status, List<Detail> details) {}

    /** Why it does not work, and what would help. */
    private record Detail(String code, @Nullable String resolution) {

        /** Nothing if giving information helps, or waiting does. */
        Optional<String> stop() {
            if ("provide_info".equals(resolution)) {
                return Optional.empty();
            }
            if (StopReason.of(code).isFinal()) {
                return Optional.of(code);
            }
            return "contact_stripe".equals(resolution) ? Optional.of(UNEXPLAINED) : Optional.empty();
        }
    }

    private Permissions() {}

    static Capability charges(Account account) {
        return cards(account).map(cards -> capability(account, cards)).orElse(Capability.NOT_READY);
    }

    static Capability payouts(Account account) {
        return payoutsOf(account).map(payouts -> capability(account, payouts)).orElse(Capability.NOT_READY);
    }

    /** Stripe's word for why one of the two is stopped where giving information does not help. */
    static Optional<String> stoppedBy(Account account) {
        return Stream.of(cards(account), payoutsOf(account))
                .flatMap(Optional::stream)
                .flatMap(permit -> stop(permit).stream())
                .findFirst();
    }

    private static Optional<Permit> cards(Account account) {
        return capabilities(account)
                .map(Capabilities::getCardPayments)
                .map(cards ->
                        new Permit(CARDS, cards.getStatus(), details(cards.getStatusDetails(), Permissions::detail)));
    }

    private static Optional<Permit> payoutsOf(Account account) {
        return capabilities(account)
                .map(Capabilities::getStripeBalance)
                .map(Capabilities.StripeBalance::getPayouts)
                .map(payouts -> new Permit(
                        PAYOUTS, payouts.getStatus(), details(payouts.getStatusDetails(), Permissions::detail)));
    }

    private static Optional<Capabilities> capabilities(Account account) {
        return Optional.ofNullable(account.getConfiguration())
                .map(Account.Configuration::getMerchant)
                .map(Account.Configuration.Merchant::getCapabilities);
    }

    private static <T> List<Detail> details(@Nullable List<T> details, Function<T, Detail> read) {
        return details == null ? List.of() : details.stream().map(read).toList();
    }

    private static Detail detail(CardPayments.StatusDetail detail) {
        return new Detail(detail.getCode(), detail.getResolution());
    }

    private static Detail detail(Payouts.StatusDetail detail) {
        return new Detail(detail.getCode(), detail.getResolution());
    }

    private static Capability capability(Account account, Permit permit) {
        return switch (permit.status()) {
            case "active" -> Capability.ACTIVE;
            case "pending" -> Capability.UNDER_REVIEW;
            case "restricted" -> restricted(account, permit);
            default -> Capability.BLOCKED;
        };
    }

    /** Restricted is what every new account is: it is blocked if giving what lacks does not help, or if it once worked. */
    private static Capability restricted(Account account, Permit permit) {
        if (stop(permit).isPresent() || hasStopped(account, permit.name())) {
            return Capability.BLOCKED;
        }
        return isWaiting(permit) ? Capability.UNDER_REVIEW : Capability.NOT_READY;
    }

    private static Optional<String> stop(Permit permit) {
        var said = permit.details().stream()
                .flatMap(detail -> detail.stop().stream())
                .findFirst();
        return said.isEmpty() && "unsupported".equals(permit.status()) ? Optional.of(UNEXPLAINED) : said;
    }

    private static boolean isWaiting(Permit permit) {
        return !permit.details().isEmpty()
                && permit.details().stream().allMatch(detail -> StopReason.of(detail.code()) == StopReason.REVIEW);
    }

    private static boolean hasStopped(Account account, String name) {
        var requirements = account.getRequirements();
        return requirements != null
                && requirements.getEntries() != null
                && requirements.getEntries().stream()
                        .filter(entry -> !isOnboarding(entry) && !"stripe".equals(entry.getAwaitingActionFrom()))
                        .flatMap(Permissions::restrictions)
                        .anyMatch(restriction -> restriction.getCapability().equals(name) && isOverdue(restriction));
    }

    private static boolean isOverdue(RestrictsCapability restriction) {
        var deadline = restriction.getDeadline();
        return deadline != null && "past_due".equals(deadline.getStatus());
    }

    private static boolean isOnboarding(Entry entry) {
        var reasons = entry.getRequestedReasons();
        return reasons != null && reasons.stream().anyMatch(reason -> "routine_onboarding".equals(reason.getCode()));
    }

    private static Stream<RestrictsCapability> restrictions(Entry entry) {
        var impact = entry.getImpact();
        return impact == null || impact.getRestrictsCapabilities() == null
                ? Stream.of()
                : impact.getRestrictsCapabilities().stream();
    }

    /** Which capabilities stop without it. */
    static List<String> restrictedBy(Entry entry) {
        return restrictions(entry)
                .map(RestrictsCapability::getCapability)
                .distinct()
                .toList();
    }
}
