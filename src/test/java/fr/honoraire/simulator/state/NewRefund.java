package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A refund as it is when it is asked for. */
final class NewRefund {

    private NewRefund() {}

    static ObjectNode of(ObjectNode charge, long amount, @Nullable String reason, long now) {
        var card = Json.object(
                "reference_status", "pending", "reference_type", "acquirer_reference_number", "type", "refund");
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
                now,
                "currency",
                charge.get("currency"),
                "customer",
                null,
                "customer_account",
                null,
                "destination_details",
                Json.object("card", card, "type", "card"),
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
                "pending",
                "transfer_reversal",
                null);
    }
}
