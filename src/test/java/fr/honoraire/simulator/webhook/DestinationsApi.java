package fr.honoraire.simulator.webhook;

import com.stripe.Stripe;
import com.stripe.param.v2.core.EventDestinationCreateParams;
import com.stripe.param.v2.core.EventDestinationListParams;
import com.stripe.param.v2.core.EventDestinationRetrieveParams;
import com.stripe.param.v2.core.EventDestinationUpdateParams;
import fr.honoraire.simulator.state.Metadata;
import fr.honoraire.simulator.state.Pages;
import fr.honoraire.simulator.state.Store;
import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import fr.honoraire.simulator.wire.NoParams;
import fr.honoraire.simulator.wire.Routes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** How a platform says over version 2 of the API where it wants to be told, with thin events or snapshots. */
public final class DestinationsApi {

    private static final Set<String> SELF = Set.of("self", "@self");
    private static final Set<String> ACCOUNTS = Set.of("other_accounts", "@accounts");

    private final Webhooks webhooks;
    private final World world;

    private DestinationsApi(Webhooks webhooks, World world) {
        this.webhooks = webhooks;
        this.world = world;
    }

    public static void addTo(Routes routes, Webhooks webhooks, World world) {
        var api = new DestinationsApi(webhooks, world);
        var path = "/v2/core/event_destinations";
        routes.add("POST", path, EventDestinationCreateParams.class, api::create)
                .add("GET", path, EventDestinationListParams.class, api::list)
                .add(
                        "GET",
                        path + "/{id}",
                        EventDestinationRetrieveParams.class,
                        request -> json(api.get(request), request))
                .add("POST", path + "/{id}", EventDestinationUpdateParams.class, api::update)
                .add("DELETE", path + "/{id}", NoParams.class, api::delete)
                .add("POST", path + "/{id}/enable", NoParams.class, request -> api.enable(request, true))
                .add("POST", path + "/{id}/disable", NoParams.class, request -> api.enable(request, false))
                .add("POST", path + "/{id}/ping", NoParams.class, api::ping);
    }

    private ObjectNode create(ApiRequest request) {
        var name = request.required("name");
        var payload = request.required("event_payload");
        if (!"webhook_endpoint".equals(request.required("type"))) {
            throw ApiError.parameter("parameter_invalid", "type", "The simulator tells webhook endpoints only.");
        }
        var types = request.texts("enabled_events");
        if (types.isEmpty()) {
            throw ApiError.missingParameter("enabled_events");
        }
        var url = Json.text(request.params().path("webhook_endpoint"), "url");
        if (url == null) {
            throw ApiError.missingParameter("webhook_endpoint.url");
        }
        if (webhooks.endpoints().size() >= WebhooksApi.MOST) {
            throw ApiError.invalid(null, "You have reached the maximum of 16 event destinations.");
        }
        var from = request.texts("events_from");
        var endpoint = new Endpoint(
                "ed_test_" + Ids.random(24),
                WebhooksApi.url(url, "webhook_endpoint.url"),
                "whsec_" + Ids.random(32),
                from.isEmpty() || from.stream().anyMatch(SELF::contains),
                from.stream().anyMatch(ACCOUNTS::contains),
                "thin".equals(payload),
                types,
                Instant.now(),
                Objects.requireNonNullElse(request.text("snapshot_api_version"), Stripe.API_VERSION),
                true,
                false,
                name,
                request.text("description"),
                Metadata.merge(Json.object(), request.params().get("metadata")));
        webhooks.add(endpoint);
        return json(endpoint, request);
    }

    private static ObjectNode json(Endpoint endpoint, ApiRequest request) {
        var from = new ArrayList<String>();
        if (endpoint.self()) {
            from.add("@self");
        }
        if (endpoint.accounts()) {
            from.add("@accounts");
        }
        var destination = Json.object(
                "id",
                endpoint.id(),
                "object",
                "v2.core.event_destination",
                "created",
                endpoint.created().toString(),
                "description",
                Objects.requireNonNullElse(endpoint.description(), ""),
                "enabled_events",
                Json.array(endpoint.types()),
                "event_payload",
                endpoint.thin() ? "thin" : "snapshot",
                "events_from",
                Json.array(from),
                "livemode",
                false,
                "metadata",
                endpoint.metadata().deepCopy(),
                "name",
                endpoint.name(),
                "status",
                endpoint.enabled() ? "enabled" : "disabled",
                "type",
                "webhook_endpoint",
                "updated",
                endpoint.created().toString());
        if (!endpoint.thin()) {
            destination.put("snapshot_api_version", endpoint.apiVersion());
        }
        var asked = request.texts("include");
        var shown = Json.object();
        if (asked.contains("webhook_endpoint.url")) {
            shown.put("url", endpoint.url());
        }
        if (asked.contains("webhook_endpoint.signing_secret")) {
            shown.put("signing_secret", endpoint.secret());
        }
        if (!shown.isEmpty()) {
            destination.set("webhook_endpoint", shown);
        }
        return destination;
    }

    private ObjectNode list(ApiRequest request) {
        var destinations = webhooks.endpoints().stream()
                .filter(Endpoint::isOfVersion2)
                .map(endpoint -> json(endpoint, request))
                .toList()
                .reversed();
        return Pages.of(request, destinations);
    }

    private ObjectNode update(ApiRequest request) {
        var endpoint = get(request);
        var types = request.texts("enabled_events");
        var url = Json.text(request.params().path("webhook_endpoint"), "url");
        var changed = endpoint.with(
                url == null ? endpoint.url() : WebhooksApi.url(url, "webhook_endpoint.url"),
                types.isEmpty() ? endpoint.types() : types,
                request.text("name") == null ? endpoint.name() : request.text("name"),
                request.text("description") == null ? endpoint.description() : request.text("description"),
                Metadata.merge(endpoint.metadata().deepCopy(), request.params().get("metadata")));
        webhooks.replace(changed);
        return json(changed, request);
    }

    private ObjectNode enable(ApiRequest request, boolean on) {
        var changed = get(request).enabled(on);
        webhooks.replace(changed);
        return json(changed, request);
    }

    private ObjectNode ping(ApiRequest request) {
        var endpoint = get(request);
        var event = world.events().ping(endpoint.id());
        webhooks.tell(endpoint, Store.PLATFORM, event);
        return event.deepCopy();
    }

    private ObjectNode delete(ApiRequest request) {
        var endpoint = get(request);
        webhooks.remove(endpoint);
        return Json.object("id", endpoint.id(), "object", "v2.core.event_destination");
    }

    private Endpoint get(ApiRequest request) {
        var id = request.pathPart(0);
        return List.copyOf(webhooks.endpoints()).stream()
                .filter(endpoint -> endpoint.id().equals(id) && endpoint.isOfVersion2())
                .findFirst()
                .orElseThrow(() -> ApiError.missingResource("v2.core.event_destination", id));
    }
}
