package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Payments that a patient contests at his bank: the money goes at once, and comes back if the dispute is won. */
public final class Disputes {

    private static final long FEE = 2000;
    private static final Set<String> CLOSED = Set.of("won", "lost", "warning_closed");

    private final Store store;
    private final SimulatedClock clock;
    private final Events events;
    private final Ledger ledger;

    public Disputes(Store store, SimulatedClock clock, Events events, Ledger ledger) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.ledger = ledger;
    }

    /** All that is neither refunded nor contested already. */
    public ObjectNode open(String account, String chargeId) {
        return open(account, chargeId, left(store.get(account, "charge", chargeId)), "fraudulent");
    }

    /** Part of a charge, or all. */
    public ObjectNode open(String account, String chargeId, long cents, String reason) {
        var charge = store.get(account, "charge", chargeId);
        var dispute = begin(account, charge, cents, false, reason);
        withdraw(account, dispute);
        return dispute;
    }

    /** The bank only asks: no money moves. */
    public ObjectNode inquire(String account, String chargeId) {
        var charge = store.get(account, "charge", chargeId);
        return begin(account, charge, left(charge), true, "general");
    }

    private long left(ObjectNode charge) {
        var contested = store.under(Json.required(charge, "id"), "dispute").stream()
                .filter(Disputes::holdsTheMoney)
                .mapToLong(dispute -> Json.number(dispute, "amount"))
                .sum();
        return Json.number(charge, "amount_captured") - Json.number(charge, "amount_refunded") - contested;
    }

    private ObjectNode begin(String account, ObjectNode charge, long cents, boolean inquiry, String reason) {
        if (charge.get("balance_transaction").isNull() || cents < 1 || cents > left(charge)) {
            throw new IllegalArgumentException("Of this charge, %d cents can be contested, not %d"
                    .formatted(charge.get("balance_transaction").isNull() ? 0 : left(charge), cents));
        }
        var dispute = store.put(account, NewDispute.of(charge, cents, inquiry, reason, clock.seconds()));
        ledger.changed(Json.required(charge, "id"));
        events.emit(account, "charge.dispute.created", dispute);
        if (!charge.path("disputed").asBoolean(false)) {
            charge.put("disputed", true);
            events.emit(account, "charge.updated", charge, Json.object("disputed", false));
        }
        return dispute;
    }

    private void withdraw(String account, ObjectNode dispute) {
        book(account, dispute, "dispute", -Json.number(dispute, "amount"), FEE);
        events.emit(account, "charge.dispute.funds_withdrawn", dispute);
    }

    private void book(String account, ObjectNode dispute, String category, long amount, long fee) {
        var line = ledger.book(
                account,
                Movement.of("adjustment", category, amount, Json.required(dispute, "id"), clock.seconds())
                        .stripeFee(fee));
        if (dispute.get("balance_transactions") instanceof ArrayNode lines) {
            lines.add(line.deepCopy());
        }
        ledger.changed(Json.required(dispute, "charge"));
    }

    /** The bank was not content with the answer to its inquiry, or had none: it takes the money. */
    public ObjectNode escalate(String account, String id) {
        var dispute = get(account, id);
        if (!isInquiry(dispute) || isClosed(dispute)) {
            throw new IllegalArgumentException("Only an open inquiry can become a dispute");
        }
        dispute.put("is_charge_refundable", false);
        moveTo(account, dispute, "needs_response");
        withdraw(account, dispute);
        return dispute;
    }

    /** The bank has decided. An inquiry ends without a winner. */
    public ObjectNode close(String account, String id, boolean won) {
        var dispute = get(account, id);
        if (isClosed(dispute)) {
            throw ApiError.invalid(null, "This dispute is already closed.");
        }
        if (isInquiry(dispute)) {
            dispute.put("status", "warning_closed");
        } else {
            dispute.put("status", won ? "won" : "lost");
            ledger.changed(Json.required(dispute, "charge"));
        }
        if ("won".equals(Json.text(dispute, "status"))) {
            book(account, dispute, "dispute_reversal", Json.number(dispute, "amount"), 0);
            events.emit(account, "charge.dispute.funds_reinstated", dispute);
        }
        events.emit(account, "charge.dispute.closed", dispute);
        return dispute;
    }

    /** A payment that was given back in full leaves the bank nothing to ask about. */
    void refundedInFull(String account, String chargeId) {
        store.under(chargeId, "dispute").stream()
                .filter(dispute -> isInquiry(dispute) && !isClosed(dispute))
                .toList()
                .forEach(dispute -> close(account, Json.required(dispute, "id"), false));
    }

    void moveTo(String account, ObjectNode dispute, String status) {
        var before = Json.object("status", dispute.get("status"));
        dispute.put("status", status);
        events.emit(account, "charge.dispute.updated", dispute, before);
    }

    ObjectNode get(String account, String id) {
        return refresh(store.get(account, "dispute", id));
    }

    List<ObjectNode> all(List<ObjectNode> disputes) {
        disputes.forEach(this::refresh);
        return disputes;
    }

    /** Whether it is too late to answer depends on the clock alone. */
    ObjectNode refresh(ObjectNode dispute) {
        var details = Json.child(dispute, "evidence_details");
        var late = Json.number(details, "due_by") < clock.seconds();
        details.put("past_due", late && Json.number(details, "submission_count") == 0);
        return dispute;
    }

    static boolean isClosed(ObjectNode dispute) {
        return CLOSED.contains(Json.required(dispute, "status"));
    }

    static boolean isInquiry(ObjectNode dispute) {
        return Json.required(dispute, "status").startsWith("warning_");
    }

    /** Whether the money has gone to the customer's bank and not come back. */
    static boolean holdsTheMoney(ObjectNode dispute) {
        return !isInquiry(dispute) && !"won".equals(Json.text(dispute, "status"));
    }
}
