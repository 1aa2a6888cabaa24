package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the platform takes of a practitioner's charge: a fee there, an income here. */
final class ApplicationFees {

    static final String APPLICATION = "ca_simulated";

    private final Store store;
    private final SimulatedClock clock;
    private final Events events;
    private final Ledger ledger;

    ApplicationFees(Store store, SimulatedClock clock, Events events, Ledger ledger) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.ledger = ledger;
    }

    /** The platform's side of a fee that the account's side has just paid. */
    ObjectNode take(String account, ObjectNode charge, long amount) {
        var id = Ids.next("fee");
        var created = Json.number(charge, "created");
        var line = ledger.book(Store.PLATFORM, Movement.of("application_fee", "platform_earning", amount, id, created));
        var fee = store.put(Store.PLATFORM, fee(id, account, charge, amount, created));
        fee.set("balance_transaction", line.get("id"));
        events.emit(Store.PLATFORM, "application_fee.created", fee);
        return fee;
    }

    private static ObjectNode fee(String id, String account, ObjectNode charge, long amount, long created) {
        return Json.object(
                "id",
                id,
                "object",
                "application_fee",
                "account",
                account,
                "amount",
                amount,
                "amount_refunded",
                0,
                "application",
                APPLICATION,
                "balance_transaction",
                null,
                "charge",
                charge.get("id"),
                "created",
                created,
                "currency",
                charge.get("currency"),
                "fee_source",
                Json.object("charge", charge.get("id"), "type", "charge"),
                "livemode",
                false,
                "originating_transaction",
                null,
                "refunded",
                false,
                "refunds",
                Json.object(
                        "object",
                        "list",
                        "data",
                        Json.array(List.of()),
                        "has_more",
                        false,
                        "url",
                        "/v1/application_fees/" + id + "/refunds"));
    }

    /** What of the fee goes back with a refund of this much: its share, never more than is left. */
    long share(ObjectNode charge, long refunded) {
        var fee = of(charge);
        if (fee == null) {
            return 0;
        }
        var captured = Json.number(charge, "amount_captured");
        var share = Math.round((double) Json.number(fee, "amount") * refunded / captured);
        var isLast = Json.number(charge, "amount_refunded") + refunded >= captured;
        return isLast ? left(fee) : Math.min(share, left(fee));
    }

    /** The platform gives up part of its fee; the account's side is part of the refund's line. */
    void giveBack(ObjectNode charge, long amount) {
        var fee = of(charge);
        if (fee != null && amount > 0) {
            refund(fee, amount, Json.object());
        }
    }

    /** The refund did not reach the cardholder, so the fee is due again. */
    void takeAgain(ObjectNode charge, long amount) {
        var fee = of(charge);
        if (fee != null && amount > 0) {
            var id = Json.required(fee, "id");
            ledger.book(
                    Store.PLATFORM, Movement.of("application_fee", "platform_earning", amount, id, clock.seconds()));
            fee.put("amount_refunded", Json.number(fee, "amount_refunded") - amount);
            fee.put("refunded", false);
        }
    }

    private ObjectNode refund(ObjectNode fee, long amount, ObjectNode metadata) {
        var id = Ids.next("fr");
        var line = ledger.book(
                Store.PLATFORM,
                Movement.of("application_fee_refund", "platform_earning_refund", -amount, id, clock.seconds()));
        var refund = store.put(
                Store.PLATFORM,
                Json.object(
                        "id",
                        id,
                        "object",
                        "fee_refund",
                        "amount",
                        amount,
                        "balance_transaction",
                        line.get("id"),
                        "created",
                        clock.seconds(),
                        "currency",
                        "eur",
                        "fee",
                        fee.get("id"),
                        "metadata",
                        metadata));
        fee.put("amount_refunded", Json.number(fee, "amount_refunded") + amount);
        fee.put("refunded", left(fee) == 0);
        if (fee.path("refunds").get("data") instanceof ArrayNode refunds) {
            refunds.insert(0, refund.deepCopy());
        }
        events.emit(Store.PLATFORM, "application_fee.refunded", fee);
        return refund;
    }

    /** The platform gives back part of a fee by itself: the account gains it, outside of any refund. */
    ObjectNode create(ApiRequest request) {
        var fee = get(request);
        var amount = request.text("amount") == null ? left(fee) : request.requiredNumber("amount");
        if (amount < 1 || amount > left(fee)) {
            throw ApiError.parameter(
                    "amount_too_large", "amount", "Refund amount is greater than the unrefunded amount on the fee.");
        }
        JsonNode given = request.params().get("metadata");
        var metadata = Metadata.merge(Json.object(), given);
        ledger.book(
                Json.required(fee, "account"),
                Movement.of("adjustment", "fee", 0, Json.required(fee, "charge"), clock.seconds())
                        .applicationFee(-amount));
        return refund(fee, amount, metadata);
    }

    List<ObjectNode> refunds(ApiRequest request) {
        return store.under(Json.required(get(request), "id"), "fee_refund");
    }

    private ObjectNode get(ApiRequest request) {
        return store.get(PaymentIntents.account(request), "application_fee", request.pathPart(0));
    }

    private static long left(ObjectNode fee) {
        return Json.number(fee, "amount") - Json.number(fee, "amount_refunded");
    }

    private @Nullable ObjectNode of(ObjectNode charge) {
        var id = Json.text(charge, "application_fee");
        return id == null ? null : store.find(Store.PLATFORM, "application_fee", id);
    }
}
