package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's objects, each on its account's shelf: no account sees another's. */
public final class Store {

    /** The platform's own shelf. */
    public static final String PLATFORM = "acct_platform";

    private final Map<String, Map<String, Map<String, ObjectNode>>> shelves = new HashMap<>();

    ObjectNode put(String account, ObjectNode object) {
        shelf(account, Json.required(object, "object")).put(Json.required(object, "id"), object);
        return object;
    }

    void remove(String account, String type, String id) {
        shelf(account, type).remove(id);
    }

    public @Nullable ObjectNode find(String account, String type, String id) {
        return shelf(account, type).get(id);
    }

    public ObjectNode get(String account, String type, String id) {
        var found = find(account, type, id);
        if (found == null) {
            throw ApiError.missingResource(type, id);
        }
        return found;
    }

    /** Any object of the account by its id alone. */
    @Nullable ObjectNode any(String account, String id) {
        for (var shelf : shelves.getOrDefault(account, Map.of()).values()) {
            var found = shelf.get(id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The newest first. */
    public List<ObjectNode> list(String account, String type) {
        var newest = new ArrayList<>(shelf(account, type).values()).reversed();
        return newest.stream()
                .sorted(Comparator.comparingLong((ObjectNode object) -> Json.number(object, "created"))
                        .reversed())
                .toList();
    }

    void clear() {
        shelves.clear();
    }

    private Map<String, ObjectNode> shelf(String account, String type) {
        return shelves.computeIfAbsent(account, _ -> new HashMap<>()).computeIfAbsent(type, _ -> new LinkedHashMap<>());
    }
}
