package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Every movement of money, as balance transactions; an account's balance is their sum. */
public final class Ledger {

    private final Store store;
    private final SimulatedClock clock;
    private final Books books = new Books();
    private final Map<String, List<ObjectNode>> linesOfPayouts = new HashMap<>();
    private final Map<String, List<ObjectNode>> notPaidOut = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    public Ledger(Store store, SimulatedClock clock) {
        this.store = store;
        this.clock = clock;
    }

    ObjectNode book(String account, Movement movement) {
        var line = Json.object(
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
                "fee_details", Json.array(movement.feeDetails()),
                "net", movement.amount() - movement.fee(),
                "reporting_category", movement.category(),
                "source", movement.source(),
                "status", "pending",
                "type", movement.type());
        books.enter(account, movement, Json.number(line, "net"));
        notPaidOut.computeIfAbsent(account, _ -> new ArrayList<>()).add(line);
        changed(movement.source());
        return store.put(account, refresh(line));
    }

    /** Has this object compared with its lines once the call is done. */
    void changed(String id) {
        changed.add(id);
    }

    /** What changed since this was last asked. */
    List<String> takeChanged() {
        var ids = List.copyOf(changed);
        changed.clear();
        return ids;
    }

    /** Where all the money is: with cardholders, banks, Stripe, or on balances. */
    public ObjectNode view() {
        return books.view();
    }

    Books books() {
        return books;
    }

    /** The movements, newest first, with their status as of now. */
    public List<ObjectNode> movements(String account) {
        var movements = store.list(account, "balance_transaction");
        movements.forEach(this::refresh);
        return movements;
    }

    /** The movements of one charge, refund, dispute or payout. */
    List<ObjectNode> movements(String account, String source) {
        var movements = account.equals(store.ownerOf(source))
                ? store.under(source, "balance_transaction")
                : List.<ObjectNode>of();
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
        return books.balance(account) - pending(account);
    }

    /** Only what is in no payout yet can be pending. */
    public long pending(String account) {
        return notPaidOut.getOrDefault(account, List.of()).stream()
                .filter(movement -> !isAvailable(movement))
                .mapToLong(movement -> Json.number(movement, "net"))
                .sum();
    }

    /** What a payout made now would carry to the bank. */
    List<ObjectNode> payable(String account) {
        return notPaidOut.getOrDefault(account, List.of()).stream()
                .filter(this::isAvailable)
                .toList();
    }

    void assign(String account, List<ObjectNode> movements, String payout) {
        linesOfPayouts.computeIfAbsent(payout, _ -> new ArrayList<>()).addAll(movements);
        var gone = new HashSet<>(
                movements.stream().map(line -> Json.required(line, "id")).toList());
        notPaidOut.getOrDefault(account, new ArrayList<>()).removeIf(line -> gone.contains(Json.required(line, "id")));
    }

    /** The newest first, with the payout's own line. */
    List<ObjectNode> linesOfPayout(String account, String payout) {
        if (!account.equals(store.ownerOf(payout))) {
            return List.of();
        }
        var lines = new ArrayList<>(linesOf(payout).reversed());
        lines.sort(Comparator.comparingLong((ObjectNode line) -> Json.number(line, "created"))
                .reversed());
        lines.forEach(this::refresh);
        return lines;
    }

    List<ObjectNode> linesOf(String payout) {
        return linesOfPayouts.getOrDefault(payout, List.of());
    }

    void forget(String account) {
        books.forget(account);
        notPaidOut.remove(account);
        store.list(account, "payout").forEach(payout -> linesOfPayouts.remove(Json.required(payout, "id")));
    }

    void clear() {
        books.clear();
        linesOfPayouts.clear();
        notPaidOut.clear();
        changed.clear();
    }
}
