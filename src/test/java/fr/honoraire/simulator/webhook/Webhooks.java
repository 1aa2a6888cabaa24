package fr.honoraire.simulator.webhook;

import fr.honoraire.simulator.state.Store;
import fr.honoraire.simulator.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/** Tells the endpoints what happened, again and again until they answer, in no particular order. */
public final class Webhooks implements AutoCloseable {

    private static final List<Duration> RETRIES =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3));
    private static final int DELIVERIES_KEPT = 20_000;

    /** What goes to one endpoint; a duplicate counts for nothing. */
    private record Parcel(
            Endpoint endpoint, String account, String eventId, String type, String body, boolean duplicate) {

        Parcel again() {
            return new Parcel(endpoint, account, eventId, type, body, true);
        }
    }

    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Delivery> deliveries = new ConcurrentLinkedDeque<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final Mischief mischief = new Mischief();
    private final Courier courier = new Courier();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(
            8, Thread.ofPlatform().daemon().name("webhook-", 0).factory());
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<String, Integer> ofAccounts = new ConcurrentHashMap<>();
    private final BiConsumer<String, String> delivered;

    /** Starts with nobody to tell; {@code delivered} hears of each account's event that an endpoint has taken. */
    public Webhooks(BiConsumer<String, String> delivered) {
        this.delivered = delivered;
    }

    public void register(String url, String secret, boolean connect, boolean thin) {
        add(Endpoint.registered(url, secret, connect, thin));
    }

    void add(Endpoint endpoint) {
        endpoints.add(endpoint);
    }

    void replace(Endpoint endpoint) {
        endpoints.replaceAll(known -> known.id().equals(endpoint.id()) ? endpoint : known);
    }

    void remove(Endpoint endpoint) {
        endpoints.removeIf(known -> known.id().equals(endpoint.id()));
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    public void forgetEndpoints() {
        endpoints.clear();
    }

    /** How deliveries go wrong, if they are to. */
    public Mischief mischief() {
        return mischief;
    }

    /** Has an event delivered, as often as asked for it, word for word; returns how many endpoints will be told. */
    public int take(String account, ObjectNode event) {
        var thin = !event.has("data");
        var type = Json.required(event, "type");
        var told = endpoints.stream()
                .filter(endpoint -> endpoint.wants(!Store.PLATFORM.equals(account), thin, type))
                .toList();
        told.forEach(endpoint -> tell(endpoint, account, event, told.size()));
        return told.size();
    }

    /** Tells one endpoint, whether it asked for it or not. */
    void tell(Endpoint endpoint, String account, ObjectNode event) {
        tell(endpoint, account, event, 1);
    }

    private void tell(Endpoint endpoint, String account, ObjectNode event, int pending) {
        var copy = event.deepCopy();
        if (event.has("data")) {
            copy.put("pending_webhooks", pending);
            copy.put("api_version", endpoint.apiVersion());
        }
        var id = Json.required(event, "id");
        var parcel = new Parcel(endpoint, account, id, Json.required(event, "type"), copy.toString(), false);
        tell(parcel);
        if (mischief.duplicates()) {
            tell(parcel.again());
        }
    }

    private void tell(Parcel parcel) {
        var jitter = mischief.shuffles() ? ThreadLocalRandom.current().nextInt(400) : 0;
        schedule(parcel, 1, mischief.delay().plusMillis(jitter));
    }

    private void schedule(Parcel parcel, int attempt, Duration delay) {
        begin(parcel.account());
        try {
            var _ = scheduler.schedule(
                    () -> {
                        try {
                            attempt(parcel, attempt);
                        } finally {
                            end(parcel.account());
                        }
                    },
                    delay.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            end(parcel.account());
        }
    }

    private void begin(String account) {
        underWay.incrementAndGet();
        ofAccounts.merge(account, 1, Integer::sum);
    }

    private void end(String account) {
        ofAccounts.computeIfPresent(account, (_, left) -> left == 1 ? null : Integer.valueOf(left - 1));
        underWay.decrementAndGet();
    }

    private void attempt(Parcel parcel, int attempt) {
        var now = Instant.now();
        var secret = mischief.forges() ? "whsec_forged" : parcel.endpoint().secret();
        var signature = Courier.sign(parcel.body(), secret, now.minus(mischief.age()));
        var status = mischief.drops(parcel.account(), parcel.type())
                ? -1
                : courier.carry(parcel.endpoint(), parcel.body(), signature);
        var delivery = new Delivery(
                parcel.eventId(),
                parcel.account(),
                parcel.type(),
                parcel.endpoint().url(),
                attempt,
                status,
                parcel.body(),
                signature,
                now);
        keep(delivery);
        if (delivery.succeeded() && !parcel.duplicate()) {
            delivered.accept(parcel.account(), parcel.eventId());
        } else if (!delivery.succeeded()
                && !delivery.dropped()
                && attempt <= RETRIES.size()
                && isListening(parcel.endpoint())) {
            schedule(parcel, attempt + 1, RETRIES.get(attempt - 1));
        }
    }

    /** Retries stop once an endpoint is disabled or gone. */
    private boolean isListening(Endpoint endpoint) {
        return endpoints.stream().anyMatch(known -> known.id().equals(endpoint.id()) && known.enabled());
    }

    private void keep(Delivery delivery) {
        deliveries.addFirst(delivery);
        if (kept.incrementAndGet() > DELIVERIES_KEPT) {
            deliveries.pollLast();
        }
    }

    /** The newest first. */
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** The newest few, of one account or of all if it is empty. */
    public List<Delivery> newest(String account) {
        return deliveries.stream()
                .filter(delivery -> account.isEmpty() || account.equals(delivery.account()))
                .limit(50)
                .toList();
    }

    /** Waits a while; returns whether nothing is under way any more. */
    public boolean await(Duration patience) {
        return await(patience, () -> underWay.get() > 0);
    }

    /** The same, for the events of one account. */
    public boolean await(String account, Duration patience) {
        return await(patience, () -> ofAccounts.containsKey(account));
    }

    private static boolean await(Duration patience, BooleanSupplier busy) {
        var end = Instant.now().plus(patience);
        while (busy.getAsBoolean() && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !busy.getAsBoolean();
    }

    /** Forgets deliveries, mischief and what was registered over the API; other endpoints stay. */
    public void reset() {
        mischief.clear();
        endpoints.removeIf(endpoint -> !endpoint.lasting());
        deliveries.clear();
        kept.set(0);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        courier.close();
    }
}
