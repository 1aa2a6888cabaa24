package fr.honoraire.simulator.webhook;

import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointRetrieveParams;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import fr.honoraire.simulator.wire.Routes;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How a platform says over the API where it wants to be told. */
public final class WebhooksApi {

    private static final int MOST = 16;

    private final Webhooks webhooks;

    private WebhooksApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    public static void addTo(Routes routes, Webhooks webhooks) {
        var api = new WebhooksApi(webhooks);
        routes.add("POST", "/v1/webhook_endpoints", WebhookEndpointCreateParams.class, api::create)
                .add("GET", "/v1/webhook_endpoints", WebhookEndpointListParams.class, api::list)
                .add("GET", "/v1/webhook_endpoints/{id}", WebhookEndpointRetrieveParams.class, api::read)
                .add("DELETE", "/v1/webhook_endpoints/{id}", WebhookEndpointRetrieveParams.class, api::delete);
    }

    private ObjectNode create(ApiRequest request) {
        if (webhooks.endpoints().size() >= MOST) {
            throw ApiError.invalid(null, "You have reached the maximum of 16 webhook endpoints.");
        }
        var types = request.texts("enabled_events");
        if (types.isEmpty()) {
            throw ApiError.missingParameter("enabled_events");
        }
        var connect = "true".equals(request.text("connect"));
        var endpoint = new Endpoint(
                Ids.next("we"),
                request.required("url"),
                "whsec_" + Ids.random(32),
                connect,
                false,
                types,
                Instant.now().getEpochSecond());
        webhooks.add(endpoint);
        return endpoint.json().put("secret", endpoint.secret());
    }

    private ObjectNode list(ApiRequest request) {
        var snapshots = webhooks.endpoints().stream()
                .filter(endpoint -> !endpoint.thin())
                .map(Endpoint::json)
                .toList()
                .reversed();
        return Json.object("object", "list", "data", Json.array(snapshots), "has_more", false, "url", request.path());
    }

    private ObjectNode read(ApiRequest request) {
        return get(request.pathPart(0)).json();
    }

    private ObjectNode delete(ApiRequest request) {
        var endpoint = get(request.pathPart(0));
        webhooks.remove(endpoint);
        return Json.object("id", endpoint.id(), "object", "webhook_endpoint", "deleted", true);
    }

    private Endpoint get(String id) {
        return List.copyOf(webhooks.endpoints()).stream()
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.missingResource("webhook_endpoint", id));
    }
}
