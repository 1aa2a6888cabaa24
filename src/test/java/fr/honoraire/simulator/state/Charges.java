package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Takes money from cards. The capture follows a moment later: only then has a charge its balance transaction. */
public final class Charges {

    private final Store store;
    private final SimulatedClock clock;
    private final Events events;
    private final Ledger ledger;
    private final Disputes disputes;
    private final ApplicationFees fees;
    private final BalanceSettings settings;
    private final Map<String, List<String>> uncaptured = new LinkedHashMap<>();
    private final Map<String, TestCard> cards = new HashMap<>();
    private volatile Duration settlement = Duration.ofDays(3);

    Charges(
            Store store,
            SimulatedClock clock,
            Events events,
            Ledger ledger,
            Disputes disputes,
            ApplicationFees fees,
            BalanceSettings settings) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.ledger = ledger;
        this.disputes = disputes;
        this.fees = fees;
        this.settings = settings;
    }

    /** How long after a charge its money becomes available. */
    public void settleAfter(Duration settlement) {
        this.settlement = settlement;
    }

    ObjectNode succeed(String account, ObjectNode intent, TestCard card) {
        var charge = store.put(account, NewCharge.of(intent, card, clock.seconds()));
        cards.put(Json.required(charge, "id"), card);
        uncaptured.computeIfAbsent(account, _ -> new ArrayList<>()).add(Json.required(charge, "id"));
        events.emit(account, "charge.succeeded", charge);
        return charge;
    }

    /** The bank agrees, the money stays on the card until it is captured. */
    ObjectNode authorize(String account, ObjectNode intent, TestCard card) {
        var charge = store.put(account, NewCharge.of(intent, card, clock.seconds()));
        charge.put("captured", false);
        charge.put("amount_captured", 0);
        cards.put(Json.required(charge, "id"), card);
        events.emit(account, "charge.succeeded", charge);
        return charge;
    }

    void captureNow(String account, ObjectNode charge, long amount) {
        charge.put("captured", true);
        charge.put("amount_captured", amount);
        uncaptured.computeIfAbsent(account, _ -> new ArrayList<>()).add(Json.required(charge, "id"));
        events.emit(account, "charge.captured", charge);
    }

    ObjectNode fail(String account, ObjectNode intent, TestCard card) {
        var charge = store.put(account, NewCharge.of(intent, card, clock.seconds()));
        events.emit(account, "charge.failed", charge);
        return charge;
    }

    /** Captures what was paid since: this is when the ledger learns of it. */
    void capture() {
        List.copyOf(uncaptured.keySet()).forEach(this::capture);
    }

    /** The same, for one account. */
    void capture(String account) {
        var due = uncaptured.remove(account);
        if (due != null) {
            events.byThemselves(() -> due.forEach(charge -> book(account, store.get(account, "charge", charge))));
        }
    }

    private void book(String account, ObjectNode charge) {
        var id = Json.required(charge, "id");
        var card = Objects.requireNonNull(cards.get(id));
        var amount = Json.number(charge, "amount_captured");
        var fee = Math.min(amount, Json.number(charge, "application_fee_amount"));
        var created = Json.number(charge, "created");
        var available = card == TestCard.AVAILABLE_AT_ONCE
                ? created
                : created + settings.delay(account).orElse(settlement).toSeconds();
        var movement = ledger.book(
                account,
                Movement.of("charge", "charge", amount, id, created)
                        .availableOn(available)
                        .stripeFee(stripeFee(amount))
                        .applicationFee(fee));
        charge.set("balance_transaction", movement.get("id"));
        var previous = Json.object("balance_transaction", null);
        if (fee > 0) {
            charge.set("application_fee", fees.take(account, charge, fee).get("id"));
            previous.putNull("application_fee");
        }
        events.emit(account, "charge.updated", charge, previous, created);
        dispute(account, id, card);
    }

    private void dispute(String account, String charge, TestCard card) {
        if (card == TestCard.DISPUTED) {
            disputes.open(account, charge);
        } else if (card == TestCard.INQUIRED) {
            disputes.inquire(account, charge);
        }
    }

    ObjectNode update(ApiRequest request) {
        var account = PaymentIntents.account(request);
        var charge = store.get(account, "charge", request.pathPart(0));
        var metadata = Metadata.merge(
                Json.child(charge, "metadata").deepCopy(), request.params().get("metadata"));
        var previous = Json.object();
        for (var name : List.of("description", "receipt_email")) {
            var value = request.text(name);
            if (value != null && !value.equals(Json.text(charge, name))) {
                previous.set(name, charge.get(name));
                charge.put(name, value);
            }
        }
        if (!metadata.equals(charge.get("metadata"))) {
            previous.set("metadata", charge.get("metadata"));
            charge.set("metadata", metadata);
        }
        if (!previous.isEmpty()) {
            events.emit(account, "charge.updated", charge, previous);
        }
        return charge;
    }

    /** 1.5 % and 25 cents, charged to the connected account. */
    static long stripeFee(long amount) {
        return (amount * 15 + 500) / 1000 + 25;
    }

    @Nullable ObjectNode of(String account, ObjectNode intent) {
        var latest = Json.text(intent, "latest_charge");
        return latest == null ? null : store.find(account, "charge", latest);
    }

    /** What the charge was paid with. */
    @Nullable TestCard cardOf(ObjectNode charge) {
        return cards.get(Json.required(charge, "id"));
    }

    void forget(String account) {
        uncaptured.remove(account);
        store.list(account, "charge").forEach(charge -> cards.remove(Json.required(charge, "id")));
    }

    void clear() {
        uncaptured.clear();
        cards.clear();
    }
}
