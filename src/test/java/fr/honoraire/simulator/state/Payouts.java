package fr.honoraire.simulator.state;

import fr.honoraire.simulator.state.Account.Permission;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Carries what is available to the bank: pending, in transit, paid; and now and then sent back by the bank. */
public final class Payouts {

    private static final Duration TRANSIT = Duration.ofDays(1);

    private final Store store;
    private final SimulatedClock clock;
    private final Events events;
    private final Ledger ledger;
    private final Accounts accounts;
    private final BalanceSettings settings;

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
        store.put(account, bank.json(account));
        var payout = store.put(account, payout(amount, bank.id()));
        var id = Json.required(payout, "id");
        var now = clock.seconds();
        var own = ledger.book(account, Movement.of("payout", "payout", -amount, id, now));
        payout.set("balance_transaction", own.get("id"));
        ledger.assign(account, lines, id);
        ledger.assign(account, List.of(own), id);
        events.emit(account, "payout.created", payout);
        move(account, payout, "in_transit");
        return Optional.of(payout);
    }

    private ObjectNode payout(long amount, String bank) {
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
                clock.now().plus(TRANSIT).getEpochSecond() / 86_400 * 86_400,
                "automatic",
                true,
                "balance_transaction",
                null,
                "created",
                clock.seconds(),
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

    private void move(String account, ObjectNode payout, String status) {
        var previous = Json.object("status", payout.get("status"));
        payout.put("status", status);
        events.emit(account, "payout.updated", payout, previous);
    }

    /** The bank has the money; which movements it is made of is known a little later. */
    public void pay(String account, String id) {
        var payout = store.get(account, "payout", id);
        if (!"in_transit".equals(Json.text(payout, "status"))) {
            throw ApiError.invalid(null, "The payout is " + Json.text(payout, "status") + ".");
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
        payout.put("reconciliation_status", "completed");
        events.emit(account, "payout.reconciliation_completed", payout);
    }

    /** The bank sends the money back, even of a payout that was paid: it returns to the balance. */
    public void fail(String account, String id, String code) {
        var payout = store.get(account, "payout", id);
        if ("failed".equals(Json.text(payout, "status"))) {
            throw ApiError.invalid(null, "The payout has failed already.");
        }
        var now = clock.seconds();
        var amount = Json.number(payout, "amount");
        var returned = ledger.book(account, Movement.of("payout_failure", "payout_reversal", amount, id, now));
        payout.put("status", "failed");
        payout.put("failure_code", code);
        payout.put("failure_message", message(code));
        payout.set("failure_balance_transaction", returned.get("id"));
        events.emit(account, "payout.failed", payout);
        accounts.bankRefused(account);
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

    public @Nullable String accountOf(String payout) {
        return store.ownerOf(payout);
    }
}
