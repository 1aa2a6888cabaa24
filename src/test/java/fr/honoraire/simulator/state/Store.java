package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's objects, each on its account's shelf: no account sees another's, nor waits for another's. */
public final class Store {

    /** The platform's own shelf. */
    public static final String PLATFORM = "acct_platform";

    private static final List<String> PARENTS = List.of("charge", "payment_intent", "source", "fee");

    /** One account's objects of one type, by id and by age. */
    private static final class Shelf {

        private final Map<String, ObjectNode> byId = new HashMap<>();
        private final List<ObjectNode> byAge = new ArrayList<>();

        void put(String id, ObjectNode object) {
            var before = byId.put(id, object);
            if (before == null) {
                insert(byAge, object);
            } else {
                byAge.set(byAge.indexOf(before), object);
            }
        }
    }

    private final Map<String, Map<String, Shelf>> shelves = new HashMap<>();
    private final Map<String, List<ObjectNode>> children = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    ObjectNode put(String account, ObjectNode object) {
        var id = Json.required(object, "id");
        var isNew = owners.put(id, account) == null;
        shelf(account, Json.required(object, "object")).put(id, object);
        if (isNew) {
            PARENTS.stream()
                    .map(parent -> Json.text(object, parent))
                    .filter(parent -> parent != null)
                    .forEach(parent -> insert(children.computeIfAbsent(parent, _ -> new ArrayList<>()), object));
        }
        return object;
    }

    /** Keeps the list in order of age, though a moved clock may bring in something older. */
    private static void insert(List<ObjectNode> byAge, ObjectNode object) {
        var created = Json.number(object, "created");
        var place = byAge.size();
        while (place > 0 && Json.number(byAge.get(place - 1), "created") > created) {
            place--;
        }
        byAge.add(place, object);
    }

    void remove(String account, String type, String id) {
        var shelf = shelf(account, type);
        var object = shelf.byId.remove(id);
        if (object != null) {
            shelf.byAge.remove(object);
            owners.remove(id);
        }
    }

    public @Nullable ObjectNode find(String account, String type, String id) {
        return shelf(account, type).byId.get(id);
    }

    public ObjectNode get(String account, String type, String id) {
        var found = find(account, type, id);
        if (found == null) {
            throw ApiError.missingResource(type, id);
        }
        return found;
    }

    /** Whose object this is, or null if there is none. */
    @Nullable String ownerOf(String id) {
        return owners.get(id);
    }

    /** Any object of the account by its id alone. */
    @Nullable ObjectNode any(String account, String id) {
        for (var shelf : shelves.getOrDefault(account, Map.of()).values()) {
            var found = shelf.byId.get(id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The newest first. */
    public List<ObjectNode> list(String account, String type) {
        return List.copyOf(shelf(account, type).byAge).reversed();
    }

    /** What belongs to a charge, a payment or another source, the newest first. */
    List<ObjectNode> under(String parent, String type) {
        return children.getOrDefault(parent, List.of()).reversed().stream()
                .filter(object -> type.equals(Json.text(object, "object")))
                .toList();
    }

    void clear() {
        shelves.clear();
        children.clear();
        owners.clear();
    }

    private Shelf shelf(String account, String type) {
        return shelves.computeIfAbsent(account, _ -> new HashMap<>()).computeIfAbsent(type, _ -> new Shelf());
    }
}
