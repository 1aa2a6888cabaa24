package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts pages out of lists, as version 1 of the API does. */
final class Lists {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;

    private Lists() {}

    /** Cuts the page asked for out of items that come newest first. */
    static ObjectNode page(ApiRequest request, List<ObjectNode> items) {
        var dated = items.stream()
                .filter(item ->
                        isWithin(Json.number(item, "created"), request.params().path("created")))
                .toList();
        var limit = limit(request);
        var from = 0;
        var to = dated.size();
        if (request.text("starting_after") != null) {
            from = position(dated, request.required("starting_after")) + 1;
        }
        if (request.text("ending_before") != null) {
            to = position(dated, request.required("ending_before"));
            from = Math.max(from, to - limit);
            return list(request, dated.subList(from, to), from > 0);
        }
        var end = Math.min(to, from + limit);
        return list(request, dated.subList(from, end), end < to);
    }

    private static ObjectNode list(ApiRequest request, List<ObjectNode> items, boolean more) {
        var copies = items.stream().map(ObjectNode::deepCopy).toList();
        return Json.object("object", "list", "data", Json.array(copies), "has_more", more, "url", request.path());
    }

    private static int limit(ApiRequest request) {
        if (request.text("limit") == null) {
            return DEFAULT_LIMIT;
        }
        var limit = request.requiredNumber("limit");
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiError.parameter("parameter_invalid_integer", "limit", "This value must be between 1 and 100.");
        }
        return (int) limit;
    }

    private static int position(List<ObjectNode> items, String id) {
        for (var i = 0; i < items.size(); i++) {
            if (id.equals(Json.text(items.get(i), "id"))) {
                return i;
            }
        }
        throw ApiError.missingResource("object", id);
    }

    private static boolean isWithin(long created, JsonNode range) {
        if (range.isMissingNode() || range.isNull()) {
            return true;
        }
        if (!range.isContainer()) {
            return created == range.asLong();
        }
        return range.properties().stream().allMatch(bound -> {
            var limit = bound.getValue().asLong();
            return switch (bound.getKey()) {
                case "gt" -> created > limit;
                case "gte" -> created >= limit;
                case "lt" -> created < limit;
                case "lte" -> created <= limit;
                default -> throw ApiError.parameter("parameter_unknown", "created", "Unknown bound " + bound.getKey());
            };
        });
    }
}
