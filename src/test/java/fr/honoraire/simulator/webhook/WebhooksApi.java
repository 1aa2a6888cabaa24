package fr.honoraire.simulator.webhook;

import com.stripe.Stripe;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointRetrieveParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import fr.honoraire.simulator.state.Lists;
import fr.honoraire.simulator.state.Metadata;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import fr.honoraire.simulator.wire.NoParams;
import fr.honoraire.simulator.wire.Routes;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** How a platform says over version 1 of the API where it wants to be told. */
public final class WebhooksApi {

    static final int MOST = 16;

    private final Webhooks webhooks;

    private WebhooksApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    public static void addTo(Routes routes, Webhooks webhooks) {
        var api = new WebhooksApi(webhooks);
        var path = "/v1/webhook_endpoints";
        routes.add("POST", path, WebhookEndpointCreateParams.class, api::create)
                .add("GET", path, WebhookEndpointListParams.class, api::list)
                .add(
                        "GET",
                        path + "/{id}",
                        WebhookEndpointRetrieveParams.class,
                        request -> api.get(request).json())
                .add("POST", path + "/{id}", WebhookEndpointUpdateParams.class, api::update)
                .add("DELETE", path + "/{id}", NoParams.class, api::delete);
    }

    private ObjectNode create(ApiRequest request) {
        var url = url(request.required("url"), "url");
        var types = request.texts("enabled_events");
        if (types.isEmpty()) {
            throw ApiError.missingParameter("enabled_events");
        }
        if (webhooks.endpoints().size() >= MOST) {
            throw ApiError.invalid(null, "You have reached the maximum of 16 webhook endpoints.");
        }
        var connect = "true".equals(request.text("connect"));
        var endpoint = new Endpoint(
                Ids.next("we"),
                url,
                "whsec_" + Ids.random(32),
                !connect,
                connect,
                false,
                types,
                Instant.now(),
                Objects.requireNonNullElse(request.text("api_version"), Stripe.API_VERSION),
                true,
                false,
                null,
                request.text("description"),
                Metadata.merge(Json.object(), request.params().get("metadata")));
        webhooks.add(endpoint);
        return endpoint.json().put("secret", endpoint.secret());
    }

    static String url(String text, String param) {
        try {
            var scheme = URI.create(text).getScheme();
            if ("http".equals(scheme) || "https".equals(scheme)) {
                return text;
            }
        } catch (IllegalArgumentException _) {
            // falls through: not an address
        }
        throw ApiError.parameter("url_invalid", param, "Not a valid URL: " + text);
    }

    private ObjectNode list(ApiRequest request) {
        var snapshots = webhooks.endpoints().stream()
                .filter(endpoint -> !endpoint.isOfVersion2() && !endpoint.thin())
                .map(Endpoint::json)
                .toList()
                .reversed();
        return Lists.page(request, snapshots);
    }

    private ObjectNode update(ApiRequest request) {
        var endpoint = get(request);
        var types = request.texts("enabled_events");
        var changed = endpoint.with(
                request.text("url") == null ? endpoint.url() : url(request.required("url"), "url"),
                types.isEmpty() ? endpoint.types() : types,
                null,
                request.text("description") == null ? endpoint.description() : request.text("description"),
                Metadata.merge(endpoint.metadata().deepCopy(), request.params().get("metadata")));
        if (request.text("disabled") != null) {
            changed = changed.enabled("false".equals(request.text("disabled")));
        }
        webhooks.replace(changed);
        return changed.json();
    }

    private ObjectNode delete(ApiRequest request) {
        var endpoint = get(request);
        webhooks.remove(endpoint);
        return Json.object("id", endpoint.id(), "object", "webhook_endpoint", "deleted", true);
    }

    private Endpoint get(ApiRequest request) {
        var id = request.pathPart(0);
        return List.copyOf(webhooks.endpoints()).stream()
                .filter(endpoint -> endpoint.id().equals(id) && !endpoint.isOfVersion2())
                .findFirst()
                .orElseThrow(() -> ApiError.missingResource("webhook_endpoint", id));
    }
}
