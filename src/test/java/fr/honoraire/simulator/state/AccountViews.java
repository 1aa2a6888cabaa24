package fr.honoraire.simulator.state;

import fr.honoraire.simulator.state.Account.Permission;
import fr.honoraire.simulator.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Shows an account as version 2 of the API does; parts that were not asked for are left out. */
final class AccountViews {

    private static final String CARD_PAYMENTS = "card_payments";
    private static final String PAYOUTS = "stripe_balance.payouts";

    private AccountViews() {}

    static ObjectNode v2(Account account, Collection<String> include, Instant now) {
        var given = account.given();
        var view = Json.object(
                "id", account.id(),
                "object", "v2.core.account",
                "applied_configurations", Json.array(account.isClosed() ? List.of() : List.of("merchant")),
                "closed", account.isClosed(),
                "created", account.created().toString(),
                "dashboard", Objects.requireNonNullElse(Json.text(given, "dashboard"), "full"),
                "livemode", false,
                "metadata", Json.child(given, "metadata").deepCopy());
        for (var name : List.of("contact_email", "contact_phone", "display_name")) {
            if (Json.text(given, name) != null) {
                view.set(name, given.get(name));
            }
        }
        for (var part : include) {
            switch (part) {
                case "configuration.merchant" ->
                    Json.child(view, "configuration").set("merchant", merchant(account, now));
                case "requirements" -> view.set("requirements", requirements(account, now));
                case "future_requirements" ->
                    view.set("future_requirements", Json.object("entries", Json.array(List.of())));
                case "identity" -> view.set("identity", identity(account));
                case "defaults" -> view.set("defaults", defaults(given));
                default -> {
                    // The other parts are empty for a practitioner.
                }
            }
        }
        return view;
    }

    private static ObjectNode merchant(Account account, Instant now) {
        var capabilities = Json.object(
                CARD_PAYMENTS,
                capability(account, account.charges(now)),
                "stripe_balance",
                Json.object("payouts", capability(account, account.payouts(now))));
        var merchant = Json.object("applied", !account.isClosed(), "capabilities", capabilities);
        var mcc = Json.text(account.given().path("configuration").path("merchant"), "mcc");
        if (mcc != null) {
            merchant.put("mcc", mcc);
        }
        return merchant;
    }

    private static ObjectNode capability(Account account, Permission permission) {
        var details = switch (permission) {
            case ACTIVE -> List.of();
            case PENDING ->
                List.of(Json.object("code", "requirements_pending_verification", "resolution", "no_resolution"));
            case RESTRICTED -> List.of(restriction(account));
        };
        return Json.object("status", permission.name().toLowerCase(Locale.ROOT), "status_details", Json.array(details));
    }

    /** Version 2 says less than version 1 of why an account is stopped. */
    private static ObjectNode restriction(Account account) {
        var reason = account.stoppedBy();
        if (account.isClosed()) {
            return Json.object("code", "restricted_other", "resolution", "no_resolution");
        }
        if (reason == null) {
            return Json.object("code", "requirements_past_due", "resolution", "provide_info");
        }
        if (reason.startsWith("unsupported_")) {
            return Json.object("code", reason, "resolution", "no_resolution");
        }
        var isForStripe = !"under_review".equals(reason);
        return Json.object("code", "restricted_other", "resolution", isForStripe ? "contact_stripe" : "no_resolution");
    }

    private static ObjectNode identity(Account account) {
        var identity = Json.child(account.given(), "identity").deepCopy();
        if (identity.get("individual") instanceof ObjectNode individual) {
            individual.setAll(Json.object(
                    "account", account.id(),
                    "created", account.created().toString(),
                    "id", "person_" + account.id().substring(5),
                    "object", "v2.core.account_person",
                    "updated", account.created().toString()));
        }
        return identity;
    }

    private static ObjectNode defaults(ObjectNode given) {
        var defaults = Json.child(given, "defaults").deepCopy();
        Json.child(defaults, "responsibilities").put("requirements_collector", "stripe");
        return defaults;
    }

    private static ObjectNode requirements(Account account, Instant now) {
        var entries =
                account.demands().stream().map(demand -> entry(demand, now)).toList();
        var requirements = Json.object("entries", Json.array(entries));
        if (!entries.isEmpty()) {
            requirements.set("summary", Json.object("minimum_deadline", strictest(account, now)));
        }
        return requirements;
    }

    private static ObjectNode entry(Demand demand, Instant now) {
        var restricted = new ArrayList<ObjectNode>();
        if (demand.charges() != null) {
            restricted.add(restriction(CARD_PAYMENTS, Demand.status(demand.charges(), now)));
        }
        if (demand.payouts() != null) {
            restricted.add(restriction(PAYOUTS, Demand.status(demand.payouts(), now)));
        }
        var errors = demand.errors().stream()
                .map(code -> Json.object("code", code, "description", describe(code)))
                .toList();
        return Json.object(
                "awaiting_action_from",
                demand.inReview() ? "stripe" : "user",
                "description",
                demand.path(),
                "errors",
                Json.array(errors),
                "impact",
                Json.object("restricts_capabilities", Json.array(restricted)),
                "minimum_deadline",
                Json.object("status", demand.status(now)),
                "requested_reasons",
                Json.array(List.of(
                        Json.object("code", demand.onboarding() ? "routine_onboarding" : "routine_verification"))));
    }

    /** English, for developers: nobody but them is to read it. */
    static String describe(String code) {
        return code.replace('_', ' ') + ".";
    }

    private static ObjectNode restriction(String capability, String deadline) {
        return Json.object(
                "capability", capability, "configuration", "merchant", "deadline", Json.object("status", deadline));
    }

    /** Dated, where what is due first was not due from the beginning. */
    private static ObjectNode strictest(Account account, Instant now) {
        var statuses =
                account.demands().stream().map(demand -> demand.status(now)).collect(Collectors.toSet());
        var strictest = Stream.of("past_due", "currently_due", "eventually_due")
                .filter(statuses::contains)
                .findFirst()
                .orElseThrow();
        var minimum = Json.object("status", strictest);
        account.demands().stream()
                .filter(demand -> demand.status(now).equals(strictest))
                .map(Demand::deadline)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .ifPresent(first -> minimum.put("time", first.toString()));
        return minimum;
    }
}
