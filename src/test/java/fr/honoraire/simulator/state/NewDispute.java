package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A dispute as it is when the customer's bank opens it. */
final class NewDispute {

    static final List<String> EVIDENCE = List.of(
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

    private static final Duration TIME_TO_ANSWER = Duration.ofDays(9);

    private NewDispute() {}

    static ObjectNode of(ObjectNode charge, long amount, boolean inquiry, String reason, long now) {
        return Json.object(
                "id",
                Ids.next("du"),
                "object",
                "dispute",
                "amount",
                amount,
                "balance_transactions",
                Json.array(List.of()),
                "charge",
                charge.get("id"),
                "created",
                now,
                "currency",
                charge.get("currency"),
                "enhanced_eligibility_types",
                Json.array(List.of()),
                "evidence",
                evidence(),
                "evidence_details",
                Json.object(
                        "due_by",
                        now + TIME_TO_ANSWER.toSeconds(),
                        "enhanced_eligibility",
                        Json.object(),
                        "has_evidence",
                        false,
                        "past_due",
                        false,
                        "submission_count",
                        0),
                "is_charge_refundable",
                inquiry,
                "livemode",
                false,
                "metadata",
                Json.object(),
                "payment_intent",
                charge.get("payment_intent"),
                "reason",
                reason,
                "status",
                inquiry ? "warning_needs_response" : "needs_response");
    }

    private static ObjectNode evidence() {
        var evidence = Json.object("enhanced_evidence", Json.object());
        EVIDENCE.forEach(evidence::putNull);
        return evidence;
    }
}
