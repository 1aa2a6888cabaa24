package fr.honoraire.simulator.webhook;

import fr.honoraire.simulator.wire.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A place that wants to be told. */
record Endpoint(String id, String url, String secret, boolean connect, boolean thin, List<String> types, long created) {

    /** Events of connected accounts go to Connect endpoints only, the platform's own to the others only. */
    boolean wants(boolean connected, boolean thinEvent, String type) {
        return thin == thinEvent && connect == connected && (types.contains("*") || types.contains(type));
    }

    ObjectNode json() {
        return Json.object(
                "id",
                id,
                "object",
                "webhook_endpoint",
                "api_version",
                com.stripe.Stripe.API_VERSION,
                "application",
                null,
                "created",
                created,
                "description",
                null,
                "enabled_events",
                Json.array(types),
                "livemode",
                false,
                "metadata",
                Json.object(),
                "status",
                "enabled",
                "url",
                url);
    }
}
