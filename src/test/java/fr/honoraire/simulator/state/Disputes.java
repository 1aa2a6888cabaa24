package fr.honoraire.simulator.state;

import fr.honoraire.simulator.state.Ledger.Movement;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Payments that a patient contests at his bank: the money goes at once, and comes back if the dispute is won. */
public final class Disputes {

    private static final long FEE = 2000;
    private static final Duration TIME_TO_ANSWER = Duration.ofDays(9);
    private static final Set<String> CLOSED = Set.of("won", "lost");
    private static final List<String> EVIDENCE = List.of(
            "access_activity_log",
            "billing_address",
            "cancellation_policy",
            "cancellation_policy_disclosure",
            "cancellation_rebuttal",
            "customer_communication",
            "customer_email_address",
            "customer_name",
            "customer_purchase_ip",
            "customer_signature",
            "duplicate_charge_documentation",
            "duplicate_charge_explanation",
            "duplicate_charge_id",
            "product_description",
            "receipt",
            "refund_policy",
            "refund_policy_disclosure",
            "refund_refusal_explanation",
            "service_date",
            "service_documentation",
            "shipping_address",
            "shipping_carrier",
            "shipping_date",
            "shipping_documentation",
            "shipping_tracking_number",
            "uncategorized_file",
            "uncategorized_text");

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

    public ObjectNode open(String account, String chargeId) {
        var charge = store.get(account, "charge", chargeId);
        var dispute = store.put(account, dispute(charge));
        withdraw(account, dispute, -Json.number(charge, "amount"), FEE);
        charge.put("disputed", true);
        events.emit(account, "charge.dispute.created", dispute);
        events.emit(account, "charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    private ObjectNode dispute(ObjectNode charge) {
        var evidence = Json.object("enhanced_evidence", Json.object());
        EVIDENCE.forEach(evidence::putNull);
        return Json.object(
                "id", Ids.next("du"),
                "object", "dispute",
                "amount", charge.get("amount"),
                "balance_transactions", Json.array(List.of()),
                "charge", charge.get("id"),
                "created", clock.seconds(),
                "currency", charge.get("currency"),
                "enhanced_eligibility_types", Json.array(List.of()),
                "evidence", evidence,
                "evidence_details",
                        Json.object(
                                "due_by",
                                clock.now().plus(TIME_TO_ANSWER).getEpochSecond(),
                                "enhanced_eligibility",
                                Json.object(),
                                "has_evidence",
                                false,
                                "past_due",
                                false,
                                "submission_count",
                                0),
                "is_charge_refundable", false,
                "livemode", false,
                "metadata", Json.object(),
                "payment_intent", charge.get("payment_intent"),
                "reason", "fraudulent",
                "status", "needs_response");
    }

    private void withdraw(String account, ObjectNode dispute, long amount, long fee) {
        var now = clock.seconds();
        var category = amount < 0 ? "dispute" : "dispute_reversal";
        var line = ledger.book(
                account, new Movement("adjustment", category, amount, fee, Json.required(dispute, "id"), now, now));
        if (dispute.get("balance_transactions") instanceof ArrayNode lines) {
            lines.add(line.deepCopy());
        }
    }

    public ObjectNode close(String account, String id, boolean won) {
        var dispute = store.get(account, "dispute", id);
        if (CLOSED.contains(Json.required(dispute, "status"))) {
            throw ApiError.invalid(null, "This dispute is already closed.");
        }
        dispute.put("status", won ? "won" : "lost");
        if (won) {
            withdraw(account, dispute, Json.number(dispute, "amount"), 0);
            events.emit(account, "charge.dispute.funds_reinstated", dispute);
        }
        events.emit(account, "charge.dispute.closed", dispute);
        return dispute;
    }
}
