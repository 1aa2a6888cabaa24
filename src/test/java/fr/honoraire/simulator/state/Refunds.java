package fr.honoraire.simulator.state;

import fr.honoraire.simulator.state.Ledger.Movement;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gives money back to cards, out of the account's balance; Stripe keeps its fee. */
public final class Refunds {

    private final Store store;
    private final SimulatedClock clock;
    private final Events events;
    private final Ledger ledger;
    private final Charges charges;

    public Refunds(Store store, SimulatedClock clock, Events events, Ledger ledger, Charges charges) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.ledger = ledger;
        this.charges = charges;
    }

    public ObjectNode create(ApiRequest request) {
        charges.capture();
        var account = PaymentIntents.account(request);
        var charge = charge(account, request);
        var left = Json.number(charge, "amount_captured") - Json.number(charge, "amount_refunded");
        var amount = request.text("amount") == null ? left : request.requiredNumber("amount");
        var metadata = Metadata.merge(Json.object(), request.params().get("metadata"));
        var refund = give(account, charge, amount, request.text("reason"));
        refund.set("metadata", metadata);
        events.emit(account, "refund.created", refund);
        return refund;
    }

    /** A refund that the practitioner makes on Stripe's own dashboard. */
    public ObjectNode give(String account, String intentId, long amount) {
        charges.capture();
        var latest = Json.required(store.get(account, "payment_intent", intentId), "latest_charge");
        var refund = give(account, store.get(account, "charge", latest), amount, null);
        events.emit(account, "refund.created", refund);
        return refund;
    }

    private ObjectNode give(String account, ObjectNode charge, long amount, @Nullable String reason) {
        var left = Json.number(charge, "amount_captured") - Json.number(charge, "amount_refunded");
        if (left <= 0) {
            throw ApiError.invalid(
                    "charge_already_refunded", "Charge " + Json.text(charge, "id") + " has already been refunded.");
        }
        if (amount < 1 || amount > left) {
            throw ApiError.parameter(
                    amount < 1 ? "parameter_invalid_integer" : "amount_too_large",
                    "amount",
                    "Refund amount (%d) is not between 1 and the unrefunded amount on charge (%d)."
                            .formatted(amount, left));
        }
        var refund = store.put(account, refund(charge, amount, reason));
        var now = clock.seconds();
        var line = ledger.book(
                account, new Movement("refund", "refund", -amount, 0, Json.required(refund, "id"), now, now));
        refund.set("balance_transaction", line.get("id"));
        takeOff(account, charge, amount);
        return refund;
    }

    private ObjectNode charge(String account, ApiRequest request) {
        var id = request.text("charge");
        if (id == null) {
            var intent = store.get(account, "payment_intent", request.required("payment_intent"));
            id = Json.text(intent, "latest_charge");
        }
        var charge = id == null ? null : store.find(account, "charge", id);
        if (charge == null || !"succeeded".equals(Json.text(charge, "status"))) {
            throw ApiError.invalid(null, "This PaymentIntent does not have a successful charge to refund.");
        }
        return charge;
    }

    private ObjectNode refund(ObjectNode charge, long amount, @Nullable String reason) {
        return Json.object(
                "id",
                Ids.next("re"),
                "object",
                "refund",
                "amount",
                amount,
                "balance_transaction",
                null,
                "charge",
                charge.get("id"),
                "created",
                clock.seconds(),
                "currency",
                charge.get("currency"),
                "customer",
                null,
                "customer_account",
                null,
                "destination_details",
                Json.object(
                        "card",
                        Json.object(
                                "reference_status",
                                "pending",
                                "reference_type",
                                "acquirer_reference_number",
                                "type",
                                "refund"),
                        "type",
                        "card"),
                "metadata",
                Json.object(),
                "payment_intent",
                charge.get("payment_intent"),
                "payment_method",
                charge.get("payment_method"),
                "reason",
                reason,
                "receipt_number",
                null,
                "source_transfer_reversal",
                null,
                "status",
                "succeeded",
                "transfer_reversal",
                null);
    }

    private void takeOff(String account, ObjectNode charge, long amount) {
        var before = Json.object("amount_refunded", charge.get("amount_refunded"), "refunded", charge.get("refunded"));
        var refunded = Json.number(charge, "amount_refunded") + amount;
        charge.put("amount_refunded", refunded);
        charge.put("refunded", refunded >= Json.number(charge, "amount_captured"));
        events.emit(account, "charge.refunded", charge, before);
    }

    /** A refund that the customer's bank sends back: the money returns to the account. */
    public void fail(String account, String id) {
        var refund = store.get(account, "refund", id);
        var now = clock.seconds();
        var amount = Json.number(refund, "amount");
        var line = ledger.book(account, new Movement("refund_failure", "refund_failure", amount, 0, id, now, now));
        refund.put("status", "failed");
        refund.put("failure_reason", "lost_or_stolen_card");
        refund.set("failure_balance_transaction", line.get("id"));
        takeOff(account, store.get(account, "charge", Json.required(refund, "charge")), -amount);
        events.emit(account, "refund.failed", refund);
    }
}
