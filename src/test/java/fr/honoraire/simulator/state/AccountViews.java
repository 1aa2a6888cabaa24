package fr.honoraire.simulator.state;

import fr.honoraire.simulator.state.Account.Permission;
import fr.honoraire.simulator.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
                "applied_configurations", Json.value(new String[] {"merchant"}),
                "closed", false,
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
                capability(account.charges(now)),
                "stripe_balance",
                Json.object("payouts", capability(account.payouts(now))));
        var merchant = Json.object("applied", true, "capabilities", capabilities);
        var mcc = Json.text(account.given().path("configuration").path("merchant"), "mcc");
        if (mcc != null) {
            merchant.put("mcc", mcc);
        }
        return merchant;
    }

    private static ObjectNode capability(Permission permission) {
        var details = switch (permission) {
            case ACTIVE -> List.of();
            case PENDING ->
                List.of(Json.object("code", "requirements_pending_verification", "resolution", "no_resolution"));
            case RESTRICTED -> List.of(Json.object("code", "requirements_past_due", "resolution", "provide_info"));
        };
        return Json.object("status", permission.name().toLowerCase(Locale.ROOT), "status_details", Json.array(details));
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
        var entries = new ArrayList<ObjectNode>();
        account.lacks()
                .forEach((requirement, lack) -> requirement.descriptions().stream()
                        .map(description -> entry(requirement, lack, description, now))
                        .forEach(entries::add));
        var requirements = Json.object("entries", Json.array(entries));
        var summary = summary(account, now);
        if (summary != null) {
            requirements.set("summary", summary);
        }
        return requirements;
    }

    private static ObjectNode entry(Requirement requirement, Lack lack, String description, Instant now) {
        var restricted = new ArrayList<ObjectNode>();
        if (requirement.stopsCharges()) {
            restricted.add(restriction(CARD_PAYMENTS, deadline(lack, now)));
        }
        restricted.add(restriction(PAYOUTS, deadline(lack, now)));
        return Json.object(
                "awaiting_action_from", lack.reason() == Lack.Reason.IN_REVIEW ? "stripe" : "user",
                "description", description,
                "errors", Json.array(errors(lack)),
                "impact", Json.object("restricts_capabilities", Json.array(restricted)),
                "minimum_deadline", Json.object("status", deadline(lack, now)),
                "requested_reasons", Json.array(List.of(Json.object("code", reason(lack)))));
    }

    private static ObjectNode restriction(String capability, String deadline) {
        return Json.object(
                "capability", capability, "configuration", "merchant", "deadline", Json.object("status", deadline));
    }

    private static String reason(Lack lack) {
        return lack.deadline() == null ? "routine_onboarding" : "routine_verification";
    }

    private static String deadline(Lack lack, Instant now) {
        return lack.isOver(now) ? "past_due" : "currently_due";
    }

    private static List<ObjectNode> errors(Lack lack) {
        return switch (lack.reason()) {
            case MISSING, IN_REVIEW -> List.of();
            case UNREADABLE ->
                List.of(Json.object(
                        "code", "verification_document_not_readable",
                        "description", "The document is not readable. Upload a clear, sharp picture of all of it."));
            case BANK_REFUSED ->
                List.of(Json.object(
                        "code", "verification_failed_other",
                        "description", "The bank refused the last payout. Give another bank account."));
        };
    }

    private static @Nullable ObjectNode summary(Account account, Instant now) {
        var lacks = account.lacks().values();
        if (lacks.isEmpty()) {
            return null;
        }
        var over = lacks.stream().anyMatch(lack -> lack.isOver(now));
        var minimum = Json.object("status", over ? "past_due" : "currently_due");
        lacks.stream()
                .map(Lack::deadline)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .ifPresent(first -> minimum.put("time", first.toString()));
        return Json.object("minimum_deadline", minimum);
    }
}
