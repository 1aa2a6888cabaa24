package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Every movement of money, as balance transactions; an account's balance is their sum. */
public final class Ledger {

    private final Store store;
    private final SimulatedClock clock;
    private final Map<String, String> payouts = new HashMap<>();

    public Ledger(Store store, SimulatedClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One movement to write. */
    record Movement(
            String type, String category, long amount, long fee, String source, long created, long availableOn) {}

    ObjectNode book(String account, Movement movement) {
        var details = movement.fee() == 0
                ? List.of()
                : List.of(Json.object(
                        "amount", movement.fee(),
                        "application", null,
                        "currency", "eur",
                        "description", "Stripe processing fees",
                        "type", "stripe_fee"));
        return store.put(
                account,
                Json.object(
                        "id", Ids.next("txn"),
                        "object", "balance_transaction",
                        "amount", movement.amount(),
                        "available_on", movement.availableOn(),
                        "balance_type", "payments",
                        "created", movement.created(),
                        "currency", "eur",
                        "description", null,
                        "exchange_rate", null,
                        "fee", movement.fee(),
                        "fee_details", Json.array(details),
                        "net", movement.amount() - movement.fee(),
                        "reporting_category", movement.category(),
                        "source", movement.source(),
                        "status", "pending",
                        "type", movement.type()));
    }

    /** The movements, newest first, with their status as of now. */
    public List<ObjectNode> movements(String account) {
        var movements = store.list(account, "balance_transaction");
        movements.forEach(this::refresh);
        return movements;
    }

    ObjectNode refresh(ObjectNode movement) {
        return movement.put("status", isAvailable(movement) ? "available" : "pending");
    }

    private boolean isAvailable(ObjectNode movement) {
        return Json.number(movement, "available_on") <= clock.seconds();
    }

    public long available(String account) {
        return sum(account, movement -> isAvailable(movement) ? Json.number(movement, "net") : 0);
    }

    public long pending(String account) {
        return sum(account, movement -> isAvailable(movement) ? 0 : Json.number(movement, "net"));
    }

    private long sum(String account, ToLongFunction<ObjectNode> part) {
        return store.list(account, "balance_transaction").stream()
                .mapToLong(part)
                .sum();
    }

    /** What a payout made now would carry to the bank. */
    List<ObjectNode> payable(String account) {
        return movements(account).stream()
                .filter(movement -> !payouts.containsKey(Json.required(movement, "id")))
                .filter(this::isAvailable)
                .toList();
    }

    void assign(ObjectNode movement, String payout) {
        payouts.put(Json.required(movement, "id"), payout);
    }

    @Nullable String payoutOf(ObjectNode movement) {
        return payouts.get(Json.required(movement, "id"));
    }

    void clear() {
        payouts.clear();
    }
}
