package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** A payout as it is when Stripe makes it by itself. */
final class NewPayout {

    private static final Duration TRANSIT = Duration.ofDays(1);
    private static final long DAY = 86_400;

    private NewPayout() {}

    static ObjectNode of(long amount, String bank, Instant now) {
        return Json.object(
                "id",
                Ids.next("po"),
                "object",
                "payout",
                "amount",
                amount,
                "application_fee",
                null,
                "application_fee_amount",
                null,
                "arrival_date",
                now.plus(TRANSIT).getEpochSecond() / DAY * DAY,
                "automatic",
                true,
                "balance_transaction",
                null,
                "created",
                now.getEpochSecond(),
                "currency",
                "eur",
                "description",
                "STRIPE PAYOUT",
                "destination",
                bank,
                "failure_balance_transaction",
                null,
                "failure_code",
                null,
                "failure_message",
                null,
                "livemode",
                false,
                "metadata",
                Json.object(),
                "method",
                "standard",
                "original_payout",
                null,
                "payout_method",
                null,
                "reconciliation_status",
                "in_progress",
                "reversed_by",
                null,
                "source_type",
                "card",
                "statement_descriptor",
                null,
                "status",
                "pending",
                "trace_id",
                Json.object("status", "pending", "value", null),
                "type",
                "bank_account");
    }
}
