package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Cuts pages out of lists, as version 2 of the API does: each page names the address of its neighbours. */
public final class Pages {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private Pages() {}

    /** A page says after or before which item it starts, so that what is new meanwhile moves nothing. */
    public static ObjectNode of(ApiRequest request, List<ObjectNode> items) {
        var limit = request.text("limit") == null ? DEFAULT_LIMIT : (int) request.requiredNumber("limit");
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiError.parameter("parameter_invalid_integer", "limit", "limit must be between 1 and 100.");
        }
        var page = request.text("page");
        var from = page == null ? 0 : start(items, page, limit);
        var to = Math.min(items.size(), from + limit);
        var shown = items.subList(from, to).stream().map(ObjectNode::deepCopy).toList();
        return Json.object(
                "data",
                Json.array(shown),
                "next_page_url",
                to < items.size() ? address(request, limit, "after-" + id(items, to - 1)) : null,
                "previous_page_url",
                from > 0 ? address(request, limit, "before-" + id(items, from)) : null);
    }

    private static int start(List<ObjectNode> items, String page, int limit) {
        var mark = page.substring(page.indexOf('-') + 1);
        var place = IntStream.range(0, items.size())
                .filter(index -> id(items, index).equals(mark))
                .findFirst()
                .orElseThrow(() -> ApiError.parameter("parameter_invalid", "page", "Unknown page token."));
        return page.startsWith("before-") ? Math.max(0, place - limit) : place + 1;
    }

    private static String id(List<ObjectNode> items, int index) {
        return Json.required(items.get(index), "id");
    }

    private static String address(ApiRequest request, int limit, String page) {
        var query = new StringBuilder(request.path()).append("?limit=").append(limit);
        keep(query, "object_id", request.text("object_id"));
        var types = request.texts("types");
        IntStream.range(0, types.size()).forEach(index -> keep(query, "types[" + index + "]", types.get(index)));
        return query.append("&page=").append(page).toString();
    }

    private static void keep(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append('&').append(Urls.encode(name)).append('=').append(Urls.encode(value));
        }
    }
}
