package fr.honoraire.simulator.state;

import com.stripe.param.EventListParams;
import com.stripe.param.EventRetrieveParams;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import fr.honoraire.simulator.wire.NoParams;
import fr.honoraire.simulator.wire.Routes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happened, read afterwards: for those who missed a delivery. */
final class EventsApi {

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
        routes.add("GET", "/v2/core/events/{id}", NoParams.class, this::readThin);
    }

    private ObjectNode list(ApiRequest request) {
        if (request.text("type") != null && !request.texts("types").isEmpty()) {
            throw ApiError.parameter("parameter_invalid", "types", "You may not pass both type and types.");
        }
        var types = Stream.concat(request.texts("types").stream(), Stream.ofNullable(request.text("type")))
                .toList();
        var delivered = request.text("delivery_success");
        var wanted = world.store().list(PaymentIntents.account(request), "event").stream()
                .filter(event ->
                        types.isEmpty() || types.stream().anyMatch(type -> matches(type, Json.required(event, "type"))))
                .filter(event -> delivered == null
                        || Boolean.parseBoolean(delivered) == (Json.number(event, "pending_webhooks") == 0))
                .toList();
        return Lists.page(request, wanted);
    }

    /** As {@code charge.*}, which stands for all that begins so. */
    private static boolean matches(String wanted, String type) {
        return wanted.endsWith("*") ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(type);
    }

    private ObjectNode read(ApiRequest request) {
        return world.store()
                .get(PaymentIntents.account(request), "event", request.pathPart(0))
                .deepCopy();
    }

    /** Of one account if a header or its id names it, else of all. */
    private ObjectNode listThin(ApiRequest request) {
        var types = request.texts("types");
        var created = request.params().path("created");
        return Pages.of(
                request,
                thinEvents(request)
                        .filter(event -> types.isEmpty() || types.contains(Json.text(event, "type")))
                        .filter(event -> isWithin(Instant.parse(Json.required(event, "created")), created))
                        .toList());
    }

    private static boolean isWithin(Instant created, JsonNode range) {
        return range.properties().stream().allMatch(bound -> {
            var limit = instant(bound.getKey(), bound.getValue().asString(""));
            return switch (bound.getKey()) {
                case "gt" -> created.isAfter(limit);
                case "gte" -> !created.isBefore(limit);
                case "lt" -> created.isBefore(limit);
                default -> !created.isAfter(limit);
            };
        });
    }

    private static Instant instant(String bound, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw ApiError.parameter("parameter_invalid", "created." + bound, "Invalid timestamp: " + text);
        }
    }

    private ObjectNode readThin(ApiRequest request) {
        var id = request.pathPart(0);
        var account = world.store().ownerOf(id);
        if (account == null || (request.account() != null && !request.account().equals(account))) {
            throw ApiError.missingResource(Events.THIN, id);
        }
        return world.store().get(account, Events.THIN, id).deepCopy();
    }

    /** The newest first. */
    private Stream<ObjectNode> thinEvents(ApiRequest request) {
        var wanted = request.text("object_id");
        var one = request.account() != null ? request.account() : wanted;
        var accounts = one == null ? world.accounts().withPlatform() : List.of(one);
        var events = accounts.stream()
                .map(id -> world.store().list(id, Events.THIN))
                .flatMap(Collection::stream)
                .filter(event -> wanted == null || wanted.equals(Json.text(event.path("related_object"), "id")));
        return one != null
                ? events
                : events.sorted(Comparator.comparing((ObjectNode event) -> Json.required(event, "created"))
                        .reversed());
    }
}
