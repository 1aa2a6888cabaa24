package fr.honoraire.stripe;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is read of a delivery. Only the envelope counts, so that an event of another API version, of which the SDK would
 * make nothing, is as good as any.
 */
record Envelope(StripeEvent event, boolean live) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 255;

    /** Reads a snapshot event or a thin one: https://docs.stripe.com/event-destinations#events-overview. */
    static Optional<Envelope> read(String payload) {
        try {
            var envelope = JSON.readTree(payload);
            var id = text(envelope, "id");
            var type = text(envelope, "type");
            var live = envelope.get("livemode");
            if (id == null || type == null || live == null || !live.isBoolean()) {
                return Optional.empty();
            }
            var event = new StripeEvent(id, type, account(envelope), objectId(envelope), created(envelope));
            return Optional.of(new Envelope(event, live.booleanValue()));
        } catch (JacksonException | DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Seconds in a snapshot, a date in a thin event. */
    private static Instant created(JsonNode envelope) {
        var created = envelope.path("created");
        return created.isNumber() ? Instant.ofEpochSecond(created.asLong()) : Instant.parse(created.asString(""));
    }

    /** A thin event has a context, which may be a path of accounts: the last one is meant. */
    private static @Nullable String account(JsonNode envelope) {
        var account = text(envelope, "account");
        var context = text(envelope, "context");
        if (account != null || context == null) {
            return account;
        }
        return context.substring(context.lastIndexOf('/') + 1);
    }

    private static @Nullable String objectId(JsonNode envelope) {
        var related = text(envelope.path("related_object"), "id");
        return related != null ? related : snapshotId(envelope.path("data").path("object"));
    }

    /** What to read again of the object a snapshot event shows. */
    static @Nullable String objectId(String snapshot) {
        try {
            return snapshotId(JSON.readTree(snapshot));
        } catch (JacksonException _) {
            return null;
        }
    }

    private static @Nullable String snapshotId(JsonNode object) {
        var payment = payment(object.path("payment_intent"));
        return payment != null ? payment : text(object, "id");
    }

    /** Its id, or itself. */
    private static @Nullable String payment(JsonNode payment) {
        return payment.isObject() ? text(payment, "id") : text(payment);
    }

    private static @Nullable String text(JsonNode parent, String name) {
        return text(parent.path(name));
    }

    private static @Nullable String text(JsonNode value) {
        if (!value.isString()) {
            return null;
        }
        var text = value.asString();
        return text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0 ? null : text;
    }
}
