package fr.honoraire.support;

import fr.honoraire.support.StripeShelves.Shelf;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Holds Stripe against our tables, account by account, and tells what breaks the invariants I1 to I7. It shares nothing with
 * the code that watches them in production: it reads Stripe's lists as they come over the wire, and our rows as they are.
 */
public final class Oracle {

    private static final Set<String> GIVEN = Set.of("pending", "requires_action", "succeeded");

    private final JdbcClient database;
    private final StripeShelves stripe;

    public Oracle(JdbcClient database, URI stripe, String secretKey) {
        this.database = database;
        this.stripe = new StripeShelves(stripe, secretKey);
    }

    /**
     * Everything that is wrong on these accounts; nothing if all is well.
     *
     * @param now what our clock says
     */
    public List<String> violations(Collection<String> accounts, Instant now) {
        var here = new OurShelves(database, accounts);
        var found = new ArrayList<String>();
        for (var shelf : stripe.of(accounts)) {
            new Case(shelf, here, found).judge();
        }
        unknown(accounts, now, found);
        return found;
    }

    private void unknown(Collection<String> accounts, Instant now, List<String> found) {
        database.sql("""
                        select 'payment ' || id from payment where payee = any(:accounts) and unsure_since < :since
                        union all
                        select 'refund ' || refund.id from refund join payment on payment.id = payment_id
                        where payee = any(:accounts) and refund.unsure_since < :since""")
                .param("accounts", accounts.toArray(String[]::new))
                .param("since", now.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .forEach(id -> found.add("I5 " + id + ": unknown for more than a minute"));
    }

    /** One account. */
    private static final class Case {

        private final Shelf there;
        private final OurShelves here;
        private final List<String> found;
        private final Map<String, String> paymentOfCharge = new HashMap<>();
        private final Map<String, JsonNode> movements = new HashMap<>();

        Case(Shelf there, OurShelves here, List<String> found) {
            this.there = there;
            this.here = here;
            this.found = found;
            there.charges().forEach(charge -> {
                if (charge.path("metadata").has("payment_id")) {
                    paymentOfCharge.put(text(charge, "id"), text(charge.path("metadata"), "payment_id"));
                }
            });
            there.movements().forEach(line -> movements.put(text(line, "id"), line));
        }

        void judge() {
            keptThereIsKeptHere();
            movementsAddUp();
            payoutsAddUp();
            paidHereWasPaidThere();
            nothingIsWithoutItsTwin();
            notesSayWhatIsKept();
            nothingIsMoreThanItMayBe();
        }

        private void keptThereIsKeptHere() {
            var kept = new HashMap<String, Long>();
            succeeded().forEach(charge -> add(kept, text(charge, "id"), cents(charge, "amount")));
            there.refunds().stream()
                    .filter(refund -> GIVEN.contains(text(refund, "status")))
                    .forEach(refund -> add(kept, text(refund, "charge"), -cents(refund, "amount")));
            there.disputes()
                    .forEach(dispute -> dispute.path("balance_transactions")
                            .forEach(line -> add(kept, text(dispute, "charge"), cents(line, "amount"))));
            var payments = new HashSet<>(kept.keySet());
            here.payments(there.account()).forEach(payment -> payments.add(payment.id()));
            for (var id : payments) {
                var row = here.payment(id);
                var keptHere = row == null ? 0 : row.kept();
                check("I1", "payment " + id, kept.getOrDefault(id, 0L), keptHere);
            }
        }

        private void add(Map<String, Long> kept, String charge, long cents) {
            var payment = paymentOfCharge.get(charge);
            if (payment != null) {
                kept.merge(payment, cents, Long::sum);
            }
        }

        private List<JsonNode> succeeded() {
            return there.charges().stream()
                    .filter(charge -> "succeeded".equals(text(charge, "status"))
                            && paymentOfCharge.containsKey(text(charge, "id")))
                    .toList();
        }

        private void movementsAddUp() {
            var sum = movements.values().stream()
                    .mapToLong(line -> cents(line, "net"))
                    .sum();
            check("I2", "balance of " + there.account(), there.balance(), sum);
            for (var payment : here.payments(there.account())) {
                if (payment.balanceTransactionId() != null) {
                    var line = movements.get(payment.balanceTransactionId());
                    check(
                            "I2",
                            "net of payment " + payment.id(),
                            line == null ? "none" : cents(line, "net"),
                            payment.net());
                }
            }
            var mirror = here.mirror(there.account());
            if (!mirror.isEmpty()) {
                check("I2", "mirror of " + there.account(), lines(movements.values()), mirror);
            }
        }

        private static Set<String> lines(Collection<JsonNode> lines) {
            return lines.stream()
                    .map(line -> text(line, "id") + " " + cents(line, "amount") + " " + cents(line, "net"))
                    .collect(Collectors.toSet());
        }

        private void payoutsAddUp() {
            for (var payout : there.payouts()) {
                var id = text(payout, "id");
                if (!"completed".equals(text(payout, "reconciliation_status"))) {
                    continue;
                }
                var lines = there.lines(id).stream()
                        .filter(line -> !(text(line, "type").equals("payout") && id.equals(text(line, "source"))))
                        .toList();
                check("I3", "lines of " + id, lines(lines), here.linesOf(id));
                var sum = lines.stream().mapToLong(line -> cents(line, "net")).sum();
                check("I3", "sum of " + id, cents(payout, "amount"), sum);
            }
            here.linesInSeveral(there.account())
                    .forEach(line -> found.add("I3 line " + line + ": in several payouts that hold"));
        }

        private void paidHereWasPaidThere() {
            for (var payment : here.payments(there.account())) {
                var charges = succeeded().stream()
                        .filter(charge -> payment.id().equals(paymentOfCharge.get(text(charge, "id"))))
                        .toList();
                if (payment.isPaid()) {
                    var isSo = charges.size() == 1
                            && cents(charges.getFirst(), "amount") == payment.amount()
                            && "eur".equals(text(charges.getFirst(), "currency"))
                            && text(charges.getFirst(), "id").equals(payment.chargeId());
                    check("I4", "payment " + payment.id(), true, isSo);
                }
            }
        }

        private void nothingIsWithoutItsTwin() {
            var charges = succeeded().stream().map(charge -> text(charge, "id")).collect(Collectors.toSet());
            check("I5", "charges of " + there.account(), charges, here.charges(there.account()));
            check("I5", "refunds of " + there.account(), ofOurs(there.refunds()), here.refunds(there.account()));
            check("I5", "disputes of " + there.account(), ofOurs(there.disputes()), here.disputes(there.account()));
            check("I5", "payouts of " + there.account(), stated(there.payouts()), here.payouts(there.account()));
        }

        private Set<String> ofOurs(List<JsonNode> objects) {
            return stated(objects.stream()
                    .filter(object -> paymentOfCharge.containsKey(text(object, "charge")))
                    .toList());
        }

        private static Set<String> stated(List<JsonNode> objects) {
            return objects.stream()
                    .map(object -> text(object, "id") + " "
                            + text(object, "status").replace("requires_action", "pending") + " "
                            + cents(object, "amount"))
                    .collect(Collectors.toSet());
        }

        private void notesSayWhatIsKept() {
            for (var payment : here.payments(there.account())) {
                var given = Math.min(payment.acknowledged(), payment.amount());
                var taken = payment.isPaid() ? given : payment.isCanceled() ? payment.amount() : 0;
                check("I6", "credit notes of payment " + payment.id(), taken, payment.credited());
                check("I6", "note of payment " + payment.id(), payment.noted(), payment.amount());
            }
        }

        private void nothingIsMoreThanItMayBe() {
            for (var payment : here.payments(there.account())) {
                var isSo = payment.amount() > 0 && payment.given() <= (payment.isPaid() ? payment.amount() : 0);
                check("I7", "payment " + payment.id(), true, isSo);
            }
            for (var charge : succeeded()) {
                var given = there.refunds().stream()
                        .filter(refund -> text(charge, "id").equals(text(refund, "charge")))
                        .filter(refund -> GIVEN.contains(text(refund, "status")))
                        .mapToLong(refund -> cents(refund, "amount"))
                        .sum();
                check("I7", "charge " + text(charge, "id"), true, given <= cents(charge, "amount_captured"));
            }
        }

        private void check(String invariant, String what, Object there, Object here) {
            if (!Objects.equals(there, here)) {
                found.add(invariant + " " + what + ": " + there + " there, " + here + " here");
            }
        }

        private static String text(JsonNode node, String name) {
            return node.path(name).asString("");
        }

        private static long cents(JsonNode node, String name) {
            return node.path(name).asLong(0);
        }
    }
}
