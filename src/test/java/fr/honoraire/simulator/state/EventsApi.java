package fr.honoraire.simulator.state;

import com.stripe.param.EventListParams;
import com.stripe.param.EventRetrieveParams;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import fr.honoraire.simulator.wire.Routes;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What happened, read afterwards: for those who missed a delivery. */
final class EventsApi {

    private static final int THIN_LIMIT = 20;

    private final World world;
    private final Routes routes;

    EventsApi(World world, Routes routes) {
        this.world = world;
        this.routes = routes;
    }

    void add() {
        routes.add("GET", "/v1/events", EventListParams.class, this::list);
        routes.add("GET", "/v1/events/{id}", EventRetrieveParams.class, this::read);
        routes.add("GET", "/v2/core/events", com.stripe.param.v2.core.EventListParams.class, this::listThin);
        routes.add("GET", "/v2/core/events/{id}", com.stripe.param.v2.core.EventListParams.class, this::readThin);
    }

    private ObjectNode list(ApiRequest request) {
        var types = Stream.concat(request.texts("types").stream(), Stream.ofNullable(request.text("type")))
                .toList();
        var delivered = request.text("delivery_success");
        var wanted = world.store().list(PaymentIntents.account(request), "event").stream()
                .filter(event -> types.isEmpty() || types.contains(Json.text(event, "type")))
                .filter(event -> delivered == null
                        || Boolean.parseBoolean(delivered) == (Json.number(event, "pending_webhooks") == 0))
                .toList();
        return Lists.page(request, wanted);
    }

    private ObjectNode read(ApiRequest request) {
        return world.store()
                .get(PaymentIntents.account(request), "event", request.pathPart(0))
                .deepCopy();
    }

    /** Of one account if a header names it, else of all. */
    private ObjectNode listThin(ApiRequest request) {
        var wanted = request.text("object_id");
        var types = request.texts("types");
        var limit = request.text("limit") == null ? THIN_LIMIT : (int) request.requiredNumber("limit");
        var events = thinEvents(request)
                .filter(event -> wanted == null || wanted.equals(Json.text(event.path("related_object"), "id")))
                .filter(event -> types.isEmpty() || types.contains(Json.text(event, "type")))
                .sorted(Comparator.comparing((ObjectNode event) -> Json.required(event, "created"))
                        .reversed())
                .limit(limit)
                .map(ObjectNode::deepCopy)
                .toList();
        return Json.object("data", Json.array(events), "next_page_url", null, "previous_page_url", null);
    }

    private ObjectNode readThin(ApiRequest request) {
        return thinEvents(request)
                .filter(event -> request.pathPart(0).equals(Json.text(event, "id")))
                .findFirst()
                .map(ObjectNode::deepCopy)
                .orElseThrow(() -> ApiError.missingResource(Events.THIN, request.pathPart(0)));
    }

    private Stream<ObjectNode> thinEvents(ApiRequest request) {
        var account = request.account();
        var accounts = account == null ? world.accounts().ids() : List.of(account);
        return accounts.stream()
                .map(id -> world.store().list(id, Events.THIN))
                .flatMap(Collection::stream)
                .filter(Objects::nonNull);
    }
}
