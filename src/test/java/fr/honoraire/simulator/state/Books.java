package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Json;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Double entry: what an account's balance gains, some other pocket loses, so that everything sums to nothing. */
final class Books {

    /** Where money is when it is on no account's balance. */
    enum Pocket {
        CARDHOLDERS,
        BANKS,
        STRIPE,
        /** Taken off a practitioner's charge, not yet on the platform's balance. */
        FEES_UNDER_WAY
    }

    private final Map<Pocket, Long> pockets = new EnumMap<>(Pocket.class);
    private final Map<String, Long> balances = new HashMap<>();
    private long sum;

    /** Enters a movement; {@code net} is what its line on the account says. */
    void enter(String account, Movement movement, long net) {
        balances.merge(account, net, Long::sum);
        add(movement.otherSide(), -movement.amount());
        add(Pocket.STRIPE, movement.stripeFee());
        add(Pocket.FEES_UNDER_WAY, movement.applicationFee());
        sum += net;
    }

    private void add(Pocket pocket, long cents) {
        pockets.merge(pocket, cents, Long::sum);
        sum += cents;
    }

    long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }

    long in(Pocket pocket) {
        return pockets.getOrDefault(pocket, 0L);
    }

    /** Where all the money is, in cents. */
    ObjectNode view() {
        var view = Json.object();
        for (var pocket : Pocket.values()) {
            view.put(pocket.name().toLowerCase(Locale.ROOT), in(pocket));
        }
        view.put(
                "balances",
                balances.values().stream().mapToLong(Long::longValue).sum());
        return view.put("sum", sum);
    }

    /** What is wrong with the books as a whole, at no cost however long they are. */
    Optional<String> problem() {
        if (sum != 0) {
            return Optional.of("Debits and credits differ by " + sum + " cents");
        }
        var underWay = in(Pocket.FEES_UNDER_WAY);
        return underWay == 0
                ? Optional.empty()
                : Optional.of(underWay + " cents of application fees have not reached the platform");
    }

    /** Its money stays in the sum. */
    void forget(String account) {
        balances.remove(account);
    }

    void clear() {
        pockets.clear();
        balances.clear();
        sum = 0;
    }
}
