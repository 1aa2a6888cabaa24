package fr.honoraire.simulator.state;

import fr.honoraire.simulator.state.Account.Permission;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Carries what is available to the bank: pending, in transit, paid; and now and then sent back by the bank. */
public final class Payouts {

    private static final Set<String> ON_THE_WAY = Set.of("pending", "in_transit");

    private final Store store;
    private final SimulatedClock clock;
    private final Events events;
    private final Ledger ledger;
    private final Accounts accounts;
    private final BalanceSettings settings;
    private final Set<String> notReconciled = new HashSet<>();

    Payouts(
            Store store,
            SimulatedClock clock,
            Events events,
            Ledger ledger,
            Accounts accounts,
            BalanceSettings settings) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.ledger = ledger;
        this.accounts = accounts;
        this.settings = settings;
    }

    /** Sends what an account has available on its way, if it has anything and may be paid out. */
    public Optional<ObjectNode> start(String account) {
        var payout = prepare(account);
        payout.ifPresent(made -> send(account, Json.required(made, "id")));
        return payout;
    }

    /** A balance below zero waits for what comes in; Stripe's own debit of the bank is not simulated. */
    public Optional<ObjectNode> prepare(String account) {
        var bank = accounts.bank(account);
        var lines = ledger.payable(account);
        var amount = lines.stream().mapToLong(line -> Json.number(line, "net")).sum();
        if (bank == null
                || bank.isErrored()
                || amount <= 0
                || !settings.paysOutByItself(account)
                || accounts.get(account).payouts(clock.now()) != Permission.ACTIVE) {
            return Optional.empty();
        }
        events.emit(account, "balance.available", Balances.of(ledger, account));
        store.put(account, bank.json(account));
        var payout = store.put(account, NewPayout.of(amount, bank.id(), clock.now()));
        var id = Json.required(payout, "id");
        var own = ledger.book(account, Movement.of("payout", "payout", -amount, id, clock.seconds()));
        payout.set("balance_transaction", own.get("id"));
        ledger.assign(account, lines, id);
        ledger.assign(account, List.of(own), id);
        events.emit(account, "payout.created", payout);
        return Optional.of(payout);
    }

    /** Hands a payout to the bank. */
    public void send(String account, String id) {
        var payout = store.get(account, "payout", id);
        if (!"pending".equals(Json.text(payout, "status"))) {
            throw wrongState(payout);
        }
        payout.put("status", "in_transit");
        events.emit(account, "payout.updated", payout, Json.object("status", "pending"));
    }

    /** Whether this account's payouts stay unexplained after they are paid, until somebody reconciles them. */
    public void reconcileLater(String account, boolean on) {
        if (on) {
            notReconciled.add(account);
        } else {
            notReconciled.remove(account);
        }
    }

    /** The bank has the money; which movements it is made of is known a little later. */
    public void pay(String account, String id) {
        var payout = store.get(account, "payout", id);
        if (!ON_THE_WAY.contains(Json.required(payout, "status"))) {
            throw wrongState(payout);
        }
        if ("pending".equals(Json.text(payout, "status"))) {
            send(account, id);
        }
        var bank = accounts.bank(account);
        var fate = bank == null ? null : bank.fate();
        if (fate != null) {
            fail(account, id, fate);
            return;
        }
        payout.put("status", "paid");
        payout.set("trace_id", Json.object("status", "supported", "value", "FR" + Ids.random(12)));
        events.emit(account, "payout.paid", payout);
        if (!notReconciled.contains(account)) {
            reconcile(account, id);
        }
    }

    /** Now its lines may be read. */
    public void reconcile(String account, String id) {
        var payout = store.get(account, "payout", id);
        if (!"in_progress".equals(Json.text(payout, "reconciliation_status"))) {
            throw wrongState(payout);
        }
        payout.put("reconciliation_status", "completed");
        events.emit(account, "payout.reconciliation_completed", payout);
    }

    /** The bank sends the money back, even of a payout that was paid: it returns to the balance. */
    public void fail(String account, String id, String code) {
        var payout = store.get(account, "payout", id);
        if (Set.of("failed", "canceled").contains(Json.required(payout, "status"))) {
            throw wrongState(payout);
        }
        var amount = Json.number(payout, "amount");
        var returned =
                ledger.book(account, Movement.of("payout_failure", "payout_reversal", amount, id, clock.seconds()));
        payout.put("status", "failed");
        payout.put("failure_code", code);
        payout.put("failure_message", message(code));
        payout.set("failure_balance_transaction", returned.get("id"));
        events.emit(account, "payout.failed", payout);
        accounts.bankRefused(account);
    }

    private static ApiError wrongState(ObjectNode payout) {
        return ApiError.invalid(
                null,
                "The payout %s is %s, its reconciliation %s."
                        .formatted(
                                Json.text(payout, "id"),
                                Json.text(payout, "status"),
                                Json.text(payout, "reconciliation_status")));
    }

    private static String message(String code) {
        return switch (code) {
            case "no_account" ->
                "The bank account details on file are probably incorrect. No bank account could be located.";
            case "account_closed" -> "The bank account has been closed.";
            case "insufficient_funds" -> "Your Stripe account has insufficient funds to cover the payout.";
            case "debit_not_authorized" -> "Debit transactions are not approved on your bank account.";
            case "invalid_currency" -> "The bank was unable to process this payout because of its currency.";
            default -> "The bank could not process this payout.";
        };
    }

    /** One payout for each account that has something available, paid at once. */
    public void settle() {
        accounts.ids().forEach(this::settle);
    }

    /** The same, for one account. */
    public void settle(String account) {
        start(account).ifPresent(payout -> pay(account, Json.required(payout, "id")));
    }

    ObjectNode update(ApiRequest request) {
        var account = PaymentIntents.account(request);
        var payout = store.get(account, "payout", request.pathPart(0));
        var metadata = Metadata.merge(
                Json.child(payout, "metadata").deepCopy(), request.params().get("metadata"));
        if (!metadata.equals(payout.get("metadata"))) {
            var before = Json.object("metadata", payout.get("metadata"));
            payout.set("metadata", metadata);
            events.emit(account, "payout.updated", payout, before);
        }
        return payout;
    }

    public @Nullable String accountOf(String payout) {
        return store.ownerOf(payout);
    }

    void clear() {
        notReconciled.clear();
    }
}
