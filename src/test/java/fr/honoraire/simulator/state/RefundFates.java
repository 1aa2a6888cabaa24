package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a refund: it succeeds, waits, is sent back by the customer's bank, or is taken back. */
public final class RefundFates {

    /** What a refund is to end as, other than at once and well. */
    enum Fate {
        PENDING,
        SUCCEEDS_LATER,
        FAILS_LATER
    }

    private static final Set<String> ENDED = Set.of("failed", "canceled");

    private final Store store;
    private final SimulatedClock clock;
    private final Events events;
    private final Ledger ledger;
    private final ApplicationFees fees;
    private final BalanceSettings settings;
    private final Map<String, Long> feesReturned = new HashMap<>();
    private final Map<String, List<String>> waiting = new HashMap<>();
    private final Map<String, List<Runnable>> later = new HashMap<>();

    RefundFates(
            Store store,
            SimulatedClock clock,
            Events events,
            Ledger ledger,
            ApplicationFees fees,
            BalanceSettings settings) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.ledger = ledger;
        this.fees = fees;
        this.settings = settings;
    }

    void begin(String account, ObjectNode refund, long fee, @Nullable Fate fate) {
        var id = Json.required(refund, "id");
        feesReturned.put(id, fee);
        ledger.changed(Json.required(refund, "charge"));
        if (!settings.mayFallBelowZero(account) && ledger.available(account) < Json.number(refund, "amount") - fee) {
            refund.put("pending_reason", "insufficient_funds");
            waiting.computeIfAbsent(account, _ -> new ArrayList<>()).add(id);
            return;
        }
        withdraw(account, refund);
        switch (fate) {
            case null -> refund.put("status", "succeeded");
            case PENDING -> refund.put("pending_reason", "processing");
            case SUCCEEDS_LATER -> {
                refund.put("pending_reason", "processing");
                later(account, () -> succeed(account, id));
            }
            case FAILS_LATER -> {
                refund.put("status", "succeeded");
                later(account, () -> fail(account, id, "lost_or_stolen_card"));
            }
        }
    }

    private void later(String account, Runnable action) {
        later.computeIfAbsent(account, _ -> new ArrayList<>()).add(action);
    }

    private void withdraw(String account, ObjectNode refund) {
        var id = Json.required(refund, "id");
        var amount = Json.number(refund, "amount");
        var fee = feesReturned.getOrDefault(id, 0L);
        var line = ledger.book(
                account,
                Movement.of("refund", "refund", -amount, id, clock.seconds()).applicationFee(-fee));
        refund.set("balance_transaction", line.get("id"));
        fees.giveBack(charge(account, refund), fee);
    }

    private ObjectNode charge(String account, ObjectNode refund) {
        return store.get(account, "charge", Json.required(refund, "charge"));
    }

    /** Ends what was to end by itself, and pays what waited for the balance. */
    void catchUp(String account) {
        var due = later.remove(account);
        if (due != null) {
            due.forEach(Runnable::run);
        }
        var poor = waiting.get(account);
        while (poor != null && !poor.isEmpty() && canPay(account, poor.getFirst())) {
            succeed(account, poor.getFirst());
        }
    }

    void catchUp() {
        var accounts = new ArrayList<>(later.keySet());
        accounts.addAll(waiting.keySet());
        accounts.forEach(this::catchUp);
    }

    private boolean canPay(String account, String id) {
        return ledger.available(account) >= Json.number(store.get(account, "refund", id), "amount");
    }

    /** A pending refund reaches the customer. */
    public ObjectNode succeed(String account, String id) {
        var refund = store.get(account, "refund", id);
        if (!"pending".equals(Json.text(refund, "status"))) {
            throw wrongState(refund);
        }
        noLongerWaiting(account, id);
        if (refund.get("balance_transaction").isNull()) {
            withdraw(account, refund);
        }
        return end(account, refund, "succeeded", null);
    }

    /** A refund that the customer's bank sends back: the money returns to the account. */
    public ObjectNode fail(String account, String id, String reason) {
        var refund = store.get(account, "refund", id);
        if (ENDED.contains(Json.required(refund, "status"))) {
            throw wrongState(refund);
        }
        noLongerWaiting(account, id);
        takeBack(account, refund);
        end(account, refund, "failed", reason);
        events.emit(account, "refund.failed", refund);
        return refund;
    }

    /** A refund that is called off before it has reached the customer. */
    public ObjectNode cancel(String account, String id) {
        var refund = store.get(account, "refund", id);
        if (!Set.of("pending", "requires_action").contains(Json.required(refund, "status"))) {
            throw wrongState(refund);
        }
        noLongerWaiting(account, id);
        takeBack(account, refund);
        return end(account, refund, "canceled", null);
    }

    private void noLongerWaiting(String account, String id) {
        waiting.computeIfPresent(account, (_, left) -> {
            left.remove(id);
            return left.isEmpty() ? null : left;
        });
    }

    /** Puts the money back, if it had left, and lowers what the charge says is refunded. */
    private void takeBack(String account, ObjectNode refund) {
        var charge = charge(account, refund);
        var id = Json.required(refund, "id");
        var amount = Json.number(refund, "amount");
        ledger.changed(Json.required(charge, "id"));
        if (!refund.get("balance_transaction").isNull()) {
            var fee = feesReturned.getOrDefault(id, 0L);
            var line = ledger.book(
                    account,
                    Movement.of("refund_failure", "refund_failure", amount, id, clock.seconds())
                            .applicationFee(fee));
            refund.set("failure_balance_transaction", line.get("id"));
            fees.takeAgain(charge, fee);
        }
        var before = Json.object("amount_refunded", charge.get("amount_refunded"), "refunded", charge.get("refunded"));
        charge.put("amount_refunded", Json.number(charge, "amount_refunded") - amount);
        charge.put("refunded", false);
        events.emit(account, "charge.updated", charge, before);
    }

    private ObjectNode end(String account, ObjectNode refund, String status, @Nullable String reason) {
        var before = Json.object("status", refund.get("status"));
        refund.put("status", status);
        refund.remove("pending_reason");
        if (reason != null) {
            refund.put("failure_reason", reason);
        }
        if (refund.get("balance_transaction").isString()) {
            ledger.changed(Json.required(refund, "charge"));
        }
        tellUpdated(account, refund, before);
        return refund;
    }

    /** The older event says the same. */
    void tellUpdated(String account, ObjectNode refund, ObjectNode before) {
        events.emit(account, "refund.updated", refund, before);
        events.emit(account, "charge.refund.updated", refund, before.deepCopy());
    }

    private static ApiError wrongState(ObjectNode refund) {
        return ApiError.invalid(
                null, "The refund %s is %s.".formatted(Json.text(refund, "id"), Json.text(refund, "status")));
    }

    void forget(String account) {
        waiting.remove(account);
        later.remove(account);
        store.list(account, "refund").forEach(refund -> feesReturned.remove(Json.required(refund, "id")));
    }

    void clear() {
        feesReturned.clear();
        waiting.clear();
        later.clear();
    }
}
