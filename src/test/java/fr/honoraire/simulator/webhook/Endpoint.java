package fr.honoraire.simulator.webhook;

import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place that wants to be told.
 *
 * @param self whether it hears of the platform's own events
 * @param accounts whether it hears of events of connected accounts
 * @param thin whether it takes events that only name what changed
 * @param lasting whether it survives a reset: registered by hand, not over the API
 */
record Endpoint(
        String id,
        String url,
        String secret,
        boolean self,
        boolean accounts,
        boolean thin,
        List<String> types,
        Instant created,
        String apiVersion,
        boolean enabled,
        boolean lasting,
        @Nullable String name,
        @Nullable String description,
        ObjectNode metadata) {

    static Endpoint registered(String url, String secret, boolean connect, boolean thin) {
        return new Endpoint(
                Ids.next("we"),
                url,
                secret,
                !connect,
                connect,
                thin,
                List.of("*"),
                Instant.now(),
                com.stripe.Stripe.API_VERSION,
                true,
                true,
                null,
                null,
                Json.object());
    }

    /** Events of connected accounts go to those that ask for them, the platform's own to the others. */
    boolean wants(boolean connected, boolean thinEvent, String type) {
        return enabled
                && thin == thinEvent
                && (connected ? accounts : self)
                && (types.contains("*") || types.contains(type));
    }

    boolean isOfVersion2() {
        return id.startsWith("ed_");
    }

    Endpoint enabled(boolean on) {
        return new Endpoint(
                id,
                url,
                secret,
                self,
                accounts,
                thin,
                types,
                created,
                apiVersion,
                on,
                lasting,
                name,
                description,
                metadata);
    }

    Endpoint with(
            String url, List<String> types, @Nullable String name, @Nullable String description, ObjectNode metadata) {
        return new Endpoint(
                id,
                url,
                secret,
                self,
                accounts,
                thin,
                types,
                created,
                apiVersion,
                enabled,
                lasting,
                name,
                description,
                metadata);
    }

    /** As version 1 shows it. */
    ObjectNode json() {
        return Json.object(
                "id",
                id,
                "object",
                "webhook_endpoint",
                "api_version",
                apiVersion,
                "application",
                null,
                "created",
                created.getEpochSecond(),
                "description",
                description,
                "enabled_events",
                Json.array(types),
                "livemode",
                false,
                "metadata",
                metadata.deepCopy(),
                "status",
                enabled ? "enabled" : "disabled",
                "url",
                url);
    }
}
