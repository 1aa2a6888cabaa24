package fr.honoraire.simulator.webhook;

import fr.honoraire.simulator.state.Store;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/** Tells the endpoints what happened, again and again until they answer, in no particular order. */
public final class Webhooks implements AutoCloseable {

    private static final List<Duration> RETRIES =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3));
    private static final int DELIVERIES_KEPT = 20_000;

    /** What goes to one endpoint; a duplicate counts for nothing. */
    private record Parcel(
            Endpoint endpoint, String account, String eventId, String type, String body, boolean duplicate) {}

    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Delivery> deliveries = new ConcurrentLinkedDeque<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final Mischief mischief = new Mischief();
    private final Courier courier = new Courier();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(
            8, Thread.ofPlatform().daemon().name("webhook-", 0).factory());
    private final AtomicInteger underWay = new AtomicInteger();
    private final BiConsumer<String, String> delivered;

    /** Starts with nobody to tell; {@code delivered} hears of each account's event that an endpoint has taken. */
    public Webhooks(BiConsumer<String, String> delivered) {
        this.delivered = delivered;
    }

    public void register(String url, String secret, boolean connect, boolean thin) {
        add(new Endpoint(
                Ids.next("we"),
                url,
                secret,
                connect,
                thin,
                List.of("*"),
                Instant.now().getEpochSecond()));
    }

    void add(Endpoint endpoint) {
        endpoints.add(endpoint);
    }

    void remove(Endpoint endpoint) {
        endpoints.remove(endpoint);
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
        var copy = event.deepCopy();
        if (!thin) {
            copy.put("pending_webhooks", told.size());
        }
        var body = copy.toString();
        var id = Json.required(event, "id");
        for (var endpoint : told) {
            tell(new Parcel(endpoint, account, id, type, body, false));
            if (mischief.duplicates()) {
                tell(new Parcel(endpoint, account, id, type, body, true));
            }
        }
        return told.size();
    }

    private void tell(Parcel parcel) {
        var jitter = mischief.shuffles() ? ThreadLocalRandom.current().nextInt(400) : 0;
        schedule(parcel, 1, mischief.delay().plusMillis(jitter));
    }

    private void schedule(Parcel parcel, int attempt, Duration delay) {
        underWay.incrementAndGet();
        try {
            var _ = scheduler.schedule(
                    () -> {
                        try {
                            attempt(parcel, attempt);
                        } finally {
                            underWay.decrementAndGet();
                        }
                    },
                    delay.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            underWay.decrementAndGet();
        }
    }

    private void attempt(Parcel parcel, int attempt) {
        var now = Instant.now();
        var secret = mischief.forges() ? "whsec_forged" : parcel.endpoint().secret();
        var signature = Courier.sign(parcel.body(), secret, now.minus(mischief.age()));
        var status = mischief.drops() ? -1 : courier.carry(parcel.endpoint(), parcel.body(), signature);
        var delivery = new Delivery(
                parcel.eventId(),
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
                && endpoints.contains(parcel.endpoint())) {
            schedule(parcel, attempt + 1, RETRIES.get(attempt - 1));
        }
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

    /** Waits a while; returns whether nothing is under way any more. */
    public boolean await(Duration patience) {
        var end = Instant.now().plus(patience);
        while (underWay.get() > 0 && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return underWay.get() == 0;
    }

    /** Forgets deliveries and mischief; the endpoints stay. */
    public void reset() {
        mischief.clear();
        deliveries.clear();
        kept.set(0);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        courier.close();
    }
}
