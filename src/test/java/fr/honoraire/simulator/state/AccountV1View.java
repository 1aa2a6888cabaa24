package fr.honoraire.simulator.state;

import fr.honoraire.simulator.state.Account.Permission;
import fr.honoraire.simulator.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Shows an account as version 1 of the API does. */
final class AccountV1View {

    private AccountV1View() {}

    static ObjectNode of(Account account, Instant now) {
        var charges = account.charges(now);
        var payouts = account.payouts(now);
        return Json.object(
                "id",
                account.id(),
                "object",
                "account",
                "business_profile",
                profile(account.given()),
                "business_type",
                Objects.requireNonNullElse(Json.text(account.given().path("identity"), "entity_type"), "individual"),
                "capabilities",
                Json.object("card_payments", capability(charges), "transfers", capability(payouts)),
                "charges_enabled",
                charges == Permission.ACTIVE,
                "country",
                "FR",
                "created",
                account.created().getEpochSecond(),
                "default_currency",
                "eur",
                "details_submitted",
                account.demands().stream().noneMatch(demand -> Account.isPartOf(demand, Requirement.TERMS)),
                "email",
                Json.text(account.given(), "contact_email"),
                "external_accounts",
                banks(account),
                "metadata",
                Json.child(account.given(), "metadata").deepCopy(),
                "payouts_enabled",
                payouts == Permission.ACTIVE,
                "requirements",
                requirements(account, now),
                "settings",
                null,
                "type",
                "none");
    }

    static String capability(Permission permission) {
        return switch (permission) {
            case ACTIVE -> "active";
            case PENDING -> "pending";
            case RESTRICTED -> "inactive";
        };
    }

    private static ObjectNode profile(ObjectNode given) {
        var profile = given.path("defaults").path("profile");
        return Json.object(
                "mcc", Json.text(given.path("configuration").path("merchant"), "mcc"),
                "minority_owned_business_designation", null,
                "name", Json.text(given, "display_name"),
                "product_description", Json.text(profile, "product_description"),
                "support_address", null,
                "support_email", null,
                "support_phone", null,
                "support_url", null,
                "url", Json.text(profile, "business_url"));
    }

    static ObjectNode banks(Account account) {
        var bank = account.bank();
        return Json.object(
                "object",
                "list",
                "data",
                Json.array(bank == null ? List.of() : List.of(bank.json(account.id()))),
                "has_more",
                false,
                "url",
                "/v1/accounts/" + account.id() + "/external_accounts");
    }

    private static ObjectNode requirements(Account account, Instant now) {
        var deadline = account.demands().stream()
                .filter(demand -> !demand.inReview())
                .map(Demand::deadline)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(Instant::getEpochSecond)
                .orElse(null);
        Predicate<Demand> his = demand -> !demand.inReview();
        return Json.object(
                "alternatives", Json.array(List.of()),
                "current_deadline", deadline,
                "currently_due",
                        Json.array(names(account, his.and(demand -> !"eventually_due".equals(demand.status(now))))),
                "disabled_reason", disabledReason(account, now),
                "errors", Json.array(errors(account)),
                "eventually_due", Json.array(names(account, his)),
                "past_due", Json.array(names(account, his.and(demand -> demand.isOver(now)))),
                "pending_verification", Json.array(names(account, Demand::inReview)));
    }

    private static List<String> names(Account account, Predicate<Demand> which) {
        return account.demands().stream()
                .filter(which)
                .map(demand -> Requirement.v1Name(demand.path()))
                .distinct()
                .toList();
    }

    private static @Nullable String disabledReason(Account account, Instant now) {
        var reason = account.stoppedBy();
        if (account.isClosed() || reason != null) {
            return reason == null || reason.startsWith("unsupported_") ? "other" : reason;
        }
        return switch (account.payouts(now)) {
            case ACTIVE -> null;
            case PENDING -> "requirements.pending_verification";
            case RESTRICTED -> "requirements.past_due";
        };
    }

    private static List<ObjectNode> errors(Account account) {
        return account.demands().stream()
                .flatMap(demand -> demand.errors().stream()
                        .map(AccountV1View::error)
                        .map(code -> Json.object(
                                "code", code,
                                "reason", AccountViews.describe(code),
                                "requirement", Requirement.v1Name(demand.path()))))
                .distinct()
                .toList();
    }

    /** What only version 2 has a word for. */
    private static String error(String code) {
        if (code.startsWith("verification_selfie_") || "verification_token_stale".equals(code)) {
            return "verification_failed_other";
        }
        return code.startsWith("unresolvable_") ? "invalid_value_other" : code;
    }
}
