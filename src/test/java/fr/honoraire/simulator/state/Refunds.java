package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gives money back to cards, out of the account's balance; Stripe keeps its fee. */
public final class Refunds {

    private final Store store;
    private final SimulatedClock clock;
    private final Events events;
    private final Charges charges;
    private final Disputes disputes;
    private final ApplicationFees fees;
    private final RefundFates fates;
    private final Set<String> slow = new HashSet<>();

    Refunds(
            Store store,
            SimulatedClock clock,
            Events events,
            Charges charges,
            Disputes disputes,
            ApplicationFees fees,
            RefundFates fates) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.charges = charges;
        this.disputes = disputes;
        this.fees = fees;
        this.fates = fates;
    }

    /** Whether this account's refunds stay pending until somebody ends them. */
    public void pending(String account, boolean on) {
        if (on) {
            slow.add(account);
        } else {
            slow.remove(account);
        }
    }

    public ObjectNode create(ApiRequest request) {
        var account = PaymentIntents.account(request);
        charges.capture(account);
        var charge = charge(account, request);
        var left = left(charge);
        var amount = request.text("amount") == null ? left : request.requiredNumber("amount");
        check(charge, amount);
        var refund = NewRefund.of(charge, amount, request.text("reason"), clock.seconds());
        Metadata.merge(Json.child(refund, "metadata"), request.params().get("metadata"));
        return give(account, charge, refund, "true".equals(request.text("refund_application_fee")));
    }

    /** A refund that the practitioner makes on Stripe's own dashboard. */
    public ObjectNode give(String account, String intentId, long amount) {
        charges.capture(account);
        var latest = Json.required(store.get(account, "payment_intent", intentId), "latest_charge");
        var charge = store.get(account, "charge", latest);
        check(charge, amount);
        return give(account, charge, NewRefund.of(charge, amount, null, clock.seconds()), false);
    }

    private ObjectNode charge(String account, ApiRequest request) {
        var id = request.text("charge");
        if (id == null) {
            if (request.text("payment_intent") == null) {
                throw ApiError.invalid(
                        "parameter_missing",
                        "One of the following params should be provided for this request: payment_intent or charge.");
            }
            var intent = store.get(account, "payment_intent", request.required("payment_intent"));
            id = Json.text(intent, "latest_charge");
            if (id == null) {
                throw noCharge(intent);
            }
        }
        var charge = store.get(account, "charge", id);
        if (!charge.path("captured").asBoolean(false)) {
            throw noCharge(charge);
        }
        return charge;
    }

    private static ApiError noCharge(ObjectNode object) {
        return ApiError.invalid(
                null,
                "This %s (%s) does not have a successful charge to refund."
                        .formatted(Json.text(object, "object"), Json.text(object, "id")));
    }

    private static long left(ObjectNode charge) {
        return Json.number(charge, "amount_captured") - Json.number(charge, "amount_refunded");
    }

    private void check(ObjectNode charge, long amount) {
        var id = Json.required(charge, "id");
        var left = left(charge);
        if (left <= 0) {
            throw ApiError.invalid("charge_already_refunded", "Charge " + id + " has already been refunded.");
        }
        if (store.under(id, "dispute").stream().anyMatch(Disputes::holdsTheMoney)) {
            throw ApiError.invalid(
                    "charge_disputed", "Charge " + id + " has been charged back; cannot issue a refund.");
        }
        if (amount < 1) {
            throw ApiError.parameter("parameter_invalid_integer", "amount", "Invalid positive integer");
        }
        if (amount > left) {
            throw ApiError.parameter(
                    "amount_too_large",
                    "amount",
                    "Refund amount (%s) is greater than unrefunded amount on charge (%s)"
                            .formatted(euros(amount), euros(left)));
        }
    }

    private static String euros(long cents) {
        return "€%d.%02d".formatted(cents / 100, cents % 100);
    }

    /**
     * Takes the money off the balance, which may thereby fall below zero: Stripe collects that from the bank, as long
     * as the account's settings allow it. Where they do not, the refund waits for the balance to suffice.
     */
    private ObjectNode give(String account, ObjectNode charge, ObjectNode refund, boolean withFee) {
        var amount = Json.number(refund, "amount");
        var fee = withFee ? fees.share(charge, amount) : 0;
        store.put(account, refund);
        fates.begin(account, refund, fee, fate(account, charge));
        var before = Json.object("amount_refunded", charge.get("amount_refunded"), "refunded", charge.get("refunded"));
        var refunded = Json.number(charge, "amount_refunded") + amount;
        charge.put("amount_refunded", refunded);
        charge.put("refunded", refunded >= Json.number(charge, "amount_captured"));
        events.emit(account, "refund.created", refund);
        events.emit(account, "charge.refunded", charge, before);
        if (charge.path("refunded").asBoolean(false)) {
            disputes.refundedInFull(account, Json.required(charge, "id"));
        }
        return refund;
    }

    private RefundFates.@Nullable Fate fate(String account, ObjectNode charge) {
        if (slow.contains(account)) {
            return RefundFates.Fate.PENDING;
        }
        return switch (charges.cardOf(charge)) {
            case REFUNDED_LATER -> RefundFates.Fate.SUCCEEDS_LATER;
            case REFUND_FAILS -> RefundFates.Fate.FAILS_LATER;
            case null, default -> null;
        };
    }

    public ObjectNode update(ApiRequest request) {
        var refund = store.get(PaymentIntents.account(request), "refund", request.pathPart(0));
        var before = refund.get("metadata").deepCopy();
        var metadata = Metadata.merge(
                Json.child(refund, "metadata").deepCopy(), request.params().get("metadata"));
        if (!metadata.equals(before)) {
            refund.set("metadata", metadata);
            fates.tellUpdated(PaymentIntents.account(request), refund, Json.object("metadata", before));
        }
        return refund;
    }

    /** The API cancels only what waits for the customer, which refunds to cards never do. */
    public ObjectNode cancel(ApiRequest request) {
        var refund = store.get(PaymentIntents.account(request), "refund", request.pathPart(0));
        if (!"requires_action".equals(Json.text(refund, "status"))) {
            throw ApiError.invalid(
                    null,
                    "Refund %s cannot be canceled because it has a status of %s."
                            .formatted(Json.text(refund, "id"), Json.text(refund, "status")));
        }
        return fates.cancel(PaymentIntents.account(request), Json.required(refund, "id"));
    }

    void clear() {
        slow.clear();
    }
}
