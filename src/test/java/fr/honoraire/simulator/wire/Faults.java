package fr.honoraire.simulator.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The faults ordered for the calls to come. */
public final class Faults {

    private static final class Order {

        private int left;
        private final String method;
        private final Pattern path;
        private final Fault fault;

        Order(int left, String method, Pattern path, Fault fault) {
            this.left = left;
            this.method = method;
            this.path = path;
            this.fault = fault;
        }

        boolean concerns(String method, String path) {
            return left > 0
                    && ("*".equals(this.method) || this.method.equalsIgnoreCase(method))
                    && this.path.matcher(path).find();
        }
    }

    private final List<Order> orders = new ArrayList<>();
    private volatile Duration patience = Duration.ofSeconds(30);

    /** Spoils the next {@code times} calls whose method (or {@code *}) and path match. */
    public synchronized Faults next(int times, String method, String pathRegex, Fault fault) {
        orders.add(new Order(times, method, Pattern.compile(pathRegex), fault));
        return this;
    }

    /** How long {@link Fault#HANG} and {@link Fault#LATE} last. */
    public Faults lasting(Duration patience) {
        this.patience = patience;
        return this;
    }

    public synchronized void clear() {
        orders.clear();
    }

    Duration patience() {
        return patience;
    }

    synchronized Optional<Fault> take(String method, String path) {
        var due = orders.stream().filter(order -> order.concerns(method, path)).findFirst();
        due.ifPresent(order -> order.left--);
        return due.map(order -> order.fault);
    }
}
