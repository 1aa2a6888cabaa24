package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts pages out of lists, as version 1 of the API does. */
public final class Lists {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;

    private Lists() {}

    /** Cuts the page asked for out of items that come newest first. */
    public static ObjectNode page(ApiRequest request, List<ObjectNode> items) {
        var dated = items;
        for (var field : List.of("created", "arrival_date")) {
            var range = request.params().path(field);
            if (!range.isMissingNode() && !range.isNull()) {
                dated = dated.stream()
                        .filter(item -> isWithin(Json.number(item, field), field, range))
                        .toList();
            }
        }
        var limit = limit(request);
        var after = request.text("starting_after");
        var before = request.text("ending_before");
        if (after != null && before != null) {
            throw ApiError.parameter(
                    "parameter_invalid", "ending_before", "You cannot use both starting_after and ending_before.");
        }
        if (before != null) {
            var to = position(dated, "ending_before", before);
            var from = Math.max(0, to - limit);
            return list(request, dated.subList(from, to), from > 0);
        }
        var from = after == null ? 0 : position(dated, "starting_after", after) + 1;
        var end = Math.min(dated.size(), from + limit);
        return list(request, dated.subList(from, end), end < dated.size());
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
            throw ApiError.parameter(
                    "parameter_invalid_integer",
                    "limit",
                    limit < 1
                            ? "This value must be greater than or equal to 1."
                            : "This value must be less than or equal to 100.");
        }
        return (int) limit;
    }

    private static int position(List<ObjectNode> items, String param, String id) {
        for (var i = 0; i < items.size(); i++) {
            if (id.equals(Json.text(items.get(i), "id"))) {
                return i;
            }
        }
        throw ApiError.missingResource("object", id).with("param", param);
    }

    private static boolean isWithin(long moment, String field, JsonNode range) {
        if (!range.isContainer()) {
            return moment == range.asLong();
        }
        return range.properties().stream().allMatch(bound -> {
            var limit = bound.getValue().asLong();
            return switch (bound.getKey()) {
                case "gt" -> moment > limit;
                case "gte" -> moment >= limit;
                case "lt" -> moment < limit;
                case "lte" -> moment <= limit;
                default -> {
                    var name = field + "[" + bound.getKey() + "]";
                    throw ApiError.parameter("parameter_unknown", name, "Received unknown parameter: " + name);
                }
            };
        });
    }
}
