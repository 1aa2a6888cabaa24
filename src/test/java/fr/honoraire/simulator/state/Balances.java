package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an account holds, line by line and in sum. */
final class Balances {

    private final Ledger ledger;

    Balances(Ledger ledger) {
        this.ledger = ledger;
    }

    ObjectNode read(ApiRequest request) {
        return of(ledger, PaymentIntents.account(request));
    }

    static ObjectNode of(Ledger ledger, String account) {
        return Json.object(
                "object",
                "balance",
                "available",
                sum(ledger.available(account)),
                "livemode",
                false,
                "pending",
                sum(ledger.pending(account)));
    }

    private static ArrayNode sum(long cents) {
        return Json.array(
                List.of(Json.object("amount", cents, "currency", "eur", "source_types", Json.object("card", cents))));
    }

    /** Lines by payout, source or type. */
    List<ObjectNode> lines(ApiRequest request) {
        var payout = request.text("payout");
        var account = PaymentIntents.account(request);
        var source = request.text("source");
        var lines = payout != null
                ? ledger.linesOfPayout(account, payout)
                : source != null ? ledger.movements(account, source) : ledger.movements(account);
        return lines.stream()
                .filter(line -> matches(request, line, "source"))
                .filter(line -> matches(request, line, "type"))
                .filter(line -> matches(request, line, "currency"))
                .toList();
    }

    static boolean matches(ApiRequest request, ObjectNode object, String field) {
        var wanted = request.text(field);
        return wanted == null || Objects.equals(wanted, Json.text(object, field));
    }
}
