package fr.honoraire.simulator.webhook;

import fr.honoraire.simulator.state.Store;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
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
    private static final int DELIVERIES_KEPT = 5_000;

    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Delivery> deliveries = new ConcurrentLinkedDeque<>();
    private final Mischief mischief = new Mischief();
    private final Courier courier = new Courier();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(
            4, Thread.ofVirtual().name("webhook-", 0).factory());
    private final AtomicInteger underWay = new AtomicInteger();
    private final BiConsumer<String, String> delivered;

    /** Starts with nobody to tell; {@code delivered} hears of each account's event that an endpoint has taken. */
    public Webhooks(BiConsumer<String, String> delivered) {
        this.delivered = delivered;
    }

    public ObjectNode register(String url, String secret, boolean connect, boolean thin, List<String> types) {
        var endpoint = new Endpoint(
                Ids.next("we"), url, secret, connect, thin, types, Instant.now().getEpochSecond());
        endpoints.add(endpoint);
        return endpoint.json();
    }

    public ObjectNode create(ApiRequest request) {
        if (endpoints.size() >= 16) {
            throw ApiError.invalid(null, "You have reached the maximum of 16 webhook endpoints.");
        }
        var secret = "whsec_" + Ids.random(32);
        var types = request.texts("enabled_events");
        if (types.isEmpty()) {
            throw ApiError.missingParameter("enabled_events");
        }
        return register(request.required("url"), secret, "true".equals(request.text("connect")), false, types)
                .put("secret", secret);
    }

    public List<ObjectNode> list() {
        return endpoints.stream()
                .filter(endpoint -> !endpoint.thin())
                .map(Endpoint::json)
                .toList()
                .reversed();
    }

    public ObjectNode read(ApiRequest request) {
        return get(request.pathPart(0)).json();
    }

    public ObjectNode delete(ApiRequest request) {
        var endpoint = get(request.pathPart(0));
        endpoints.remove(endpoint);
        return Json.object("id", endpoint.id(), "object", "webhook_endpoint", "deleted", true);
    }

    private Endpoint get(String id) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.missingResource("webhook_endpoint", id));
    }

    /** Has an event delivered; returns how many endpoints will be told. */
    public int take(String account, ObjectNode event) {
        var thin = !event.has("data");
        var type = Json.required(event, "type");
        var told = endpoints.stream()
                .filter(endpoint -> endpoint.wants(!Store.PLATFORM.equals(account), thin, type))
                .toList();
        if (!thin) {
            event.put("pending_webhooks", told.size());
        }
        var body = event.toString();
        told.forEach(endpoint -> tell(endpoint, account, event, body));
        return told.size();
    }

    private void tell(Endpoint endpoint, String account, ObjectNode event, String body) {
        var parcel = new Parcel(endpoint, account, Json.required(event, "id"), Json.required(event, "type"), body);
        for (var copy = 0; copy < (mischief.duplicate ? 2 : 1); copy++) {
            var jitter = Duration.ofMillis(
                    mischief.shuffle ? ThreadLocalRandom.current().nextInt(400) : 0);
            schedule(parcel, 1, mischief.delay.plus(jitter));
        }
    }

    private record Parcel(Endpoint endpoint, String account, String eventId, String type, String body) {}

    private void schedule(Parcel parcel, int attempt, Duration delay) {
        underWay.incrementAndGet();
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
    }

    private void attempt(Parcel parcel, int attempt) {
        var now = Instant.now();
        var secret = mischief.forge ? "whsec_forged" : parcel.endpoint().secret();
        var signature = Courier.sign(parcel.body(), secret, now.minus(mischief.age));
        var status = mischief.drop ? -1 : courier.carry(parcel.endpoint(), parcel.body(), signature);
        var delivery = new Delivery(
                parcel.eventId(),
                parcel.type(),
                parcel.endpoint().url(),
                attempt,
                status,
                parcel.body(),
                signature,
                now);
        deliveries.addFirst(delivery);
        if (deliveries.size() > DELIVERIES_KEPT) {
            deliveries.pollLast();
        }
        if (delivery.succeeded()) {
            delivered.accept(parcel.account(), parcel.eventId());
        } else if (!delivery.dropped() && attempt <= RETRIES.size() && endpoints.contains(parcel.endpoint())) {
            schedule(parcel, attempt + 1, RETRIES.get(attempt - 1));
        }
    }

    /** Tells once more what was told, word for word. */
    public void redeliver(String account, ObjectNode event) {
        take(account, event.deepCopy());
    }

    public void drop(boolean drop) {
        mischief.drop = drop;
    }

    public boolean drops() {
        return mischief.drop;
    }

    public void duplicate(boolean duplicate) {
        mischief.duplicate = duplicate;
    }

    public void shuffle(boolean shuffle) {
        mischief.shuffle = shuffle;
    }

    public void forge(boolean forge) {
        mischief.forge = forge;
    }

    public void delay(Duration delay) {
        mischief.delay = delay;
    }

    public void signAsOld(Duration age) {
        mischief.age = age;
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
    }

    public void forgetEndpoints() {
        endpoints.clear();
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        courier.close();
    }
}
