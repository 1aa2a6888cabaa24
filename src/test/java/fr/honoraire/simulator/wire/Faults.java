package fr.honoraire.simulator.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The faults ordered for the calls to come. */
public final class Faults {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final class Order {

        private int left;
        private final String method;
        private final Pattern path;
        private final @Nullable String account;
        private final Fault fault;

        Order(int left, String method, Pattern path, @Nullable String account, Fault fault) {
            this.left = left;
            this.method = method;
            this.path = path;
            this.account = account;
            this.fault = fault;
        }

        boolean concerns(ApiRequest request) {
            return left > 0
                    && ("*".equals(method) || method.equalsIgnoreCase(request.method()))
                    && (account == null || request.concerns(account))
                    && path.matcher(request.path()).find();
        }
    }

    private final List<Order> orders = new ArrayList<>();
    private final Map<String, Integer> strikes = new HashMap<>();
    private volatile Duration patience = PATIENCE;

    /** Spoils the next {@code times} calls whose method (or {@code *}) and path match. */
    public Faults next(int times, String method, String pathRegex, Fault fault) {
        return add(new Order(times, method, Pattern.compile(pathRegex), null, fault));
    }

    /** The same, for calls made for this account only: by header, in the path, in the body, or in the idempotency key. */
    public Faults next(int times, String method, String pathRegex, String account, Fault fault) {
        return add(new Order(times, method, Pattern.compile(pathRegex), account, fault));
    }

    private synchronized Faults add(Order order) {
        orders.add(order);
        return this;
    }

    /** How long {@link Fault#HANG} and {@link Fault#LATE} last. */
    public Faults lasting(Duration patience) {
        this.patience = patience;
        return this;
    }

    public synchronized void clear() {
        orders.clear();
        strikes.clear();
        patience = PATIENCE;
    }

    /** Takes back what was ordered for this account and has not struck yet. */
    public synchronized void clear(String account) {
        orders.removeIf(order -> account.equals(order.account));
    }

    /** How often an order for this account has spoilt a call. */
    public synchronized int struck(String pathRegex, String account) {
        return strikes.getOrDefault(pathRegex + " " + account, 0);
    }

    Duration patience() {
        return patience;
    }

    synchronized Optional<Fault> take(ApiRequest request) {
        var due = orders.stream().filter(order -> order.concerns(request)).findFirst();
        due.ifPresent(order -> {
            order.left--;
            strikes.merge(order.path + " " + order.account, 1, Integer::sum);
        });
        orders.removeIf(order -> order.left == 0);
        return due.map(order -> order.fault);
    }
}
