package fr.honoraire.simulator.state;

import com.stripe.Stripe;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Records what happened, as a snapshot that never changes, and hands it over for delivery. */
public final class Events {

    /** Where events go; answers how many endpoints are told. */
    @FunctionalInterface
    public interface Sink {
        int take(String account, ObjectNode event);
    }

    static final String THIN = "v2.core.event";

    private final Store store;
    private final SimulatedClock clock;
    private Sink sink = (_, _) -> 0;
    private @Nullable ApiRequest cause;

    public Events(Store store, SimulatedClock clock) {
        this.store = store;
        this.clock = clock;
    }

    public void to(Sink sink) {
        this.sink = sink;
    }

    /** Which call causes the events from now on; null if none does. */
    public void causedBy(@Nullable ApiRequest request) {
        cause = request;
    }

    /** Lets happen what no call causes, though one may be under way. */
    void byThemselves(Runnable action) {
        var before = cause;
        cause = null;
        try {
            action.run();
        } finally {
            cause = before;
        }
    }

    void emit(String account, String type, ObjectNode object) {
        emit(account, type, object, null, clock.seconds());
    }

    void emit(String account, String type, ObjectNode object, @Nullable ObjectNode previous) {
        emit(account, type, object, previous, clock.seconds());
    }

    void emit(String account, String type, ObjectNode object, @Nullable ObjectNode previous, long created) {
        var data = Json.object("object", object.deepCopy());
        if (previous != null) {
            data.set("previous_attributes", previous);
        }
        var event = Json.object("id", Ids.next("evt"), "object", "event");
        if (!Store.PLATFORM.equals(account)) {
            event.put("account", account);
        }
        event.setAll(Json.object(
                "api_version",
                Stripe.API_VERSION,
                "created",
                created,
                "data",
                data,
                "livemode",
                false,
                "pending_webhooks",
                0,
                "request",
                cause(),
                "type",
                type));
        store.put(account, event);
        event.put("pending_webhooks", sink.take(account, event));
    }

    private ObjectNode cause() {
        return cause == null
                ? Json.object("id", null, "idempotency_key", null)
                : Json.object("id", cause.id(), "idempotency_key", cause.idempotencyKey());
    }

    /** Tells that something of the account changed, and not what. */
    void emitThin(String account, String type) {
        var event = thin(
                type, Json.object("id", account, "type", "v2.core.account", "url", "/v2/core/accounts/" + account));
        event.put("context", account);
        store.put(account, event);
        sink.take(account, event);
    }

    /** What a destination is told when it is asked whether it hears. */
    public ObjectNode ping(String destination) {
        return store.put(
                Store.PLATFORM,
                thin(
                        "v2.core.event_destination.ping",
                        Json.object(
                                "id",
                                destination,
                                "type",
                                "v2.core.event_destination",
                                "url",
                                "/v2/core/event_destinations/" + destination)));
    }

    private ObjectNode thin(String type, ObjectNode related) {
        var event = Json.object(
                "id",
                Ids.next("evt_test"),
                "object",
                THIN,
                "type",
                type,
                "livemode",
                false,
                "created",
                clock.now().toString(),
                "related_object",
                related);
        if (cause != null) {
            event.set("reason", Json.object("type", "request", "request", cause()));
        }
        return event;
    }

    /** Takes one endpoint off those still to be told. */
    public void delivered(String account, String id) {
        for (var event : List.of("event", THIN)) {
            var found = store.find(account, event, id);
            if (found != null && found.has("pending_webhooks")) {
                found.put(
                        "pending_webhooks",
                        Math.max(0, found.get("pending_webhooks").asInt() - 1));
            }
        }
    }

    public @Nullable String accountOf(String id) {
        return store.ownerOf(id);
    }

    public @Nullable ObjectNode find(String account, String id) {
        var snapshot = store.find(account, "event", id);
        return snapshot == null ? store.find(account, THIN, id) : snapshot;
    }
}
