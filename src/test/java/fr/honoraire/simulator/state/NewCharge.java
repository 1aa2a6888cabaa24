package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** A charge as it is when the card's bank has answered. */
final class NewCharge {

    private NewCharge() {}

    static ObjectNode of(ObjectNode intent, TestCard card, long now) {
        var declined = card.isDeclined();
        var amount = Json.number(intent, "amount");
        var id = Ids.next("ch");
        var charge = Json.object(
                "id",
                id,
                "object",
                "charge",
                "amount",
                amount,
                "amount_captured",
                declined ? 0 : amount,
                "amount_refunded",
                0,
                "application",
                intent.get("application"),
                "application_fee",
                null,
                "application_fee_amount",
                intent.get("application_fee_amount"),
                "balance_transaction",
                null,
                "billing_details",
                Cards.billingDetails(),
                "calculated_statement_descriptor",
                "HONORAIRE",
                "captured",
                !declined,
                "created",
                now,
                "currency",
                intent.get("currency"),
                "customer",
                null,
                "description",
                intent.get("description"),
                "disputed",
                false,
                "failure_balance_transaction",
                null,
                "failure_code",
                declined ? card.code() : null,
                "failure_message",
                declined ? card.message() : null,
                "fraud_details",
                Json.object());
        charge.setAll(whatItIsFor(intent, card));
        charge.setAll(howItEnded(card, id));
        return charge;
    }

    private static ObjectNode whatItIsFor(ObjectNode intent, TestCard card) {
        return Json.object(
                "livemode", false,
                "metadata", intent.path("metadata").deepCopy(),
                "on_behalf_of", null,
                "payment_intent", intent.get("id"),
                "payment_method", intent.get("payment_method"),
                "payment_method_details", Cards.chargeDetails(card, Json.number(intent, "amount")),
                "receipt_email", intent.get("receipt_email"),
                "receipt_number", null,
                "refunded", false,
                "review", null,
                "shipping", null,
                "source", null,
                "source_transfer", null,
                "statement_descriptor", null,
                "statement_descriptor_suffix", intent.get("statement_descriptor_suffix"),
                "transfer_data", null,
                "transfer_group", null);
    }

    private static ObjectNode howItEnded(TestCard card, String id) {
        var declined = card.isDeclined();
        return Json.object(
                "outcome",
                Json.object(
                        "advice_code", null,
                        "network_advice_code", null,
                        "network_decline_code", declined ? "05" : null,
                        "network_status", declined ? "declined_by_network" : "approved_by_network",
                        "reason", declined ? card.declineCode() : null,
                        "risk_level", "normal",
                        "risk_score", 12,
                        "seller_message",
                                declined ? "The bank did not return any further details." : "Payment complete.",
                        "type", declined ? "issuer_declined" : "authorized"),
                "paid",
                !declined,
                "receipt_url",
                declined ? null : "https://pay.stripe.com/receipts/" + id,
                "status",
                declined ? "failed" : "succeeded");
    }
}
