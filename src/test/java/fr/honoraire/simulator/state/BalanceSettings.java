package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How each account is paid out, and whether its balance may fall below zero. */
final class BalanceSettings {

    private static final Set<String> WORKING_DAYS = Set.of("monday", "tuesday", "wednesday", "thursday", "friday");

    private final Map<String, ObjectNode> settings = new HashMap<>();

    ObjectNode read(ApiRequest request) {
        return of(PaymentIntents.account(request)).deepCopy();
    }

    private ObjectNode of(String account) {
        return settings.computeIfAbsent(account, _ -> initial());
    }

    private static ObjectNode initial() {
        var payouts = Json.object(
                "automatic_transfer_rules_by_currency", null,
                "minimum_balance_by_currency", null,
                "schedule", Json.object("interval", "daily"),
                "statement_descriptor", null,
                "status", "enabled");
        return Json.object(
                "object",
                "balance_settings",
                "payments",
                Json.object(
                        "debit_negative_balances",
                        true,
                        "payouts",
                        payouts,
                        "settlement_timing",
                        Json.object("delay_days", 3, "start_of_day", null)));
    }

    ObjectNode update(ApiRequest request) {
        var changed = of(PaymentIntents.account(request)).deepCopy();
        var payments = Json.child(changed, "payments");
        var wanted = request.params().path("payments");
        if (wanted.has("debit_negative_balances")) {
            payments.put("debit_negative_balances", "true".equals(Json.text(wanted, "debit_negative_balances")));
        }
        updatePayouts(Json.child(payments, "payouts"), wanted.path("payouts"));
        var delay = wanted.path("settlement_timing").path("delay_days_override");
        if (!delay.isMissingNode()) {
            var days = delay.asString("").isEmpty() ? 3 : Integer.parseInt(delay.asString());
            Json.child(payments, "settlement_timing").put("delay_days", days).put("delay_days_override", days);
        }
        settings.put(PaymentIntents.account(request), changed);
        return changed.deepCopy();
    }

    private static void updatePayouts(ObjectNode payouts, JsonNode wanted) {
        var descriptor = Json.text(wanted, "statement_descriptor");
        if (descriptor != null) {
            payouts.put("statement_descriptor", descriptor);
        }
        if (wanted.path("schedule") instanceof ObjectNode schedule && schedule.has("interval")) {
            payouts.set("schedule", schedule(schedule));
        }
    }

    private static ObjectNode schedule(ObjectNode wanted) {
        var interval = Json.required(wanted, "interval");
        var schedule = Json.object("interval", interval);
        switch (interval) {
            case "weekly" -> {
                var days = wanted.path("weekly_payout_days")
                        .valueStream()
                        .map(day -> day.asString())
                        .toList();
                if (days.isEmpty() || !WORKING_DAYS.containsAll(days)) {
                    throw ApiError.missingParameter("payments[payouts][schedule][weekly_payout_days]");
                }
                schedule.set("weekly_payout_days", Json.array(days));
            }
            case "monthly" -> {
                var days = wanted.path("monthly_payout_days")
                        .valueStream()
                        .map(day -> Integer.valueOf(day.asString()))
                        .toList();
                if (days.isEmpty()) {
                    throw ApiError.missingParameter("payments[payouts][schedule][monthly_payout_days]");
                }
                schedule.set("monthly_payout_days", Json.array(days));
            }
            default -> {}
        }
        return schedule;
    }

    /** How long the account's money takes to become available, if it has chosen that. */
    Optional<Duration> delay(String account) {
        var days = of(account).path("payments").path("settlement_timing").path("delay_days_override");
        return days.isMissingNode() ? Optional.empty() : Optional.of(Duration.ofDays(days.asLong()));
    }

    boolean mayFallBelowZero(String account) {
        return of(account).path("payments").path("debit_negative_balances").asBoolean(true);
    }

    boolean paysOutByItself(String account) {
        return !"manual"
                .equals(of(account)
                        .path("payments")
                        .path("payouts")
                        .path("schedule")
                        .path("interval")
                        .asString(""));
    }

    void clear() {
        settings.clear();
    }
}
