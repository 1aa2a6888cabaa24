package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Compares what objects say with the lines of the ledger: after each call those that it touched, on demand all. */
final class Audit {

    private static final Set<String> RETURNED = Set.of("failed", "canceled");

    private final Store store;
    private final Ledger ledger;
    private final List<String> found = new ArrayList<>();

    Audit(Store store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /** Looks at what changed since the last time, and makes a noise if anything is wrong. */
    void check() {
        var changed = ledger.takeChanged();
        if (changed.isEmpty()) {
            return;
        }
        var problems = new ArrayList<String>();
        ledger.books().problem().ifPresent(problems::add);
        changed.forEach(id -> check(id, problems));
        if (!problems.isEmpty()) {
            found.addAll(problems);
            throw new IllegalStateException("The simulator's books are wrong: " + String.join("; ", problems));
        }
    }

    /** Whether nothing was ever found: a glance, however long the books are. */
    boolean isQuiet() {
        return found.isEmpty() && ledger.books().problem().isEmpty();
    }

    /** All that was ever found, and all that a look at everything finds now. */
    List<String> problems(List<String> accounts) {
        var problems = new ArrayList<>(found);
        ledger.books().problem().ifPresent(problems::add);
        for (var account : accounts) {
            var lines = store.list(account, "balance_transaction");
            var sum = lines.stream().mapToLong(line -> Json.number(line, "net")).sum();
            expect(sum, ledger.books().balance(account), "The lines of " + account, problems);
            for (var type : List.of("charge", "payout", "application_fee")) {
                store.list(account, type).forEach(object -> check(Json.required(object, "id"), problems));
            }
        }
        return problems.stream().distinct().toList();
    }

    private void check(String id, List<String> problems) {
        var account = store.ownerOf(id);
        var object = account == null ? null : store.any(account, id);
        if (object == null) {
            problems.add("Money moved for " + id + ", which does not exist");
            return;
        }
        switch (Json.required(object, "object")) {
            case "charge" -> checkCharge(id, object, problems);
            case "payout" -> checkPayout(id, object, problems);
            case "application_fee" -> checkFee(id, object, problems);
            default -> {
                var charge = Json.text(object, "charge");
                if (charge != null && account != null) {
                    checkCharge(charge, store.get(account, "charge", charge), problems);
                }
            }
        }
    }

    private void checkCharge(String id, ObjectNode charge, List<String> problems) {
        if (!charge.get("balance_transaction").isNull()) {
            expect(amount(id, "charge"), Json.number(charge, "amount_captured"), id + " captured", problems);
        }
        var refunded = 0L;
        for (var refund : store.under(id, "refund")) {
            var isLive = !RETURNED.contains(Json.required(refund, "status"));
            var cents = Json.number(refund, "amount");
            refunded += isLive ? cents : 0;
            var gone = isLive && !refund.get("balance_transaction").isNull() ? -cents : 0;
            expect(amount(refund), gone, Json.required(refund, "id"), problems);
        }
        expect(Json.number(charge, "amount_refunded"), refunded, id + " refunded", problems);
        for (var dispute : store.under(id, "dispute")) {
            var gone = Disputes.holdsTheMoney(dispute) ? -Json.number(dispute, "amount") : 0;
            expect(amount(dispute), gone, Json.required(dispute, "id"), problems);
        }
    }

    private void checkPayout(String id, ObjectNode payout, List<String> problems) {
        var amount = Json.number(payout, "amount");
        expect(net(ledger.linesOf(id)), 0, id + " with its own line", problems);
        expect(amount(id, "payout"), -amount, id + " sent", problems);
        var isBack = RETURNED.contains(Json.required(payout, "status"));
        expect(amount(id, "payout_failure"), isBack ? amount : 0, id + " returned", problems);
    }

    private void checkFee(String id, ObjectNode fee, List<String> problems) {
        var returned = store.under(id, "fee_refund").stream()
                .mapToLong(refund -> amount(refund))
                .sum();
        var left = Json.number(fee, "amount") - Json.number(fee, "amount_refunded");
        expect(amount(id, "application_fee") + returned, left, id + " kept", problems);
    }

    private long amount(ObjectNode source) {
        return sum(store.under(Json.required(source, "id"), "balance_transaction"), "amount");
    }

    private long amount(String source, String type) {
        var lines = store.under(source, "balance_transaction").stream()
                .filter(line -> type.equals(Json.text(line, "type")))
                .toList();
        return sum(lines, "amount");
    }

    private static long net(List<ObjectNode> lines) {
        return sum(lines, "net");
    }

    private static long sum(List<ObjectNode> lines, String field) {
        return lines.stream().mapToLong(line -> Json.number(line, field)).sum();
    }

    private static void expect(long said, long booked, String what, List<String> problems) {
        if (said != booked) {
            problems.add("%s: %d cents are not %d".formatted(what, said, booked));
        }
    }

    void clear() {
        found.clear();
    }
}
