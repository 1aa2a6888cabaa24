package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's objects, each on its account's shelf: no account sees another's, nor waits for another's. */
public final class Store {

    /** The platform's own shelf. */
    public static final String PLATFORM = "acct_platform";

    private static final List<String> PARENTS = List.of("charge", "payment_intent", "source", "fee");

    private static final int REMEMBERED = 50;

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
    private final Map<String, Deque<ObjectNode>> newest = new HashMap<>();

    ObjectNode put(String account, ObjectNode object) {
        var id = Json.required(object, "id");
        var type = Json.required(object, "object");
        var isNew = owners.put(id, account) == null;
        shelf(account, type).put(id, object);
        if (isNew) {
            remember(type, object);
            PARENTS.stream()
                    .map(object::path)
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .forEach(parent -> insert(children.computeIfAbsent(parent, _ -> new ArrayList<>()), object));
        }
        return object;
    }

    private void remember(String type, ObjectNode object) {
        var last = newest.computeIfAbsent(type, _ -> new ArrayDeque<>());
        last.addFirst(object);
        if (last.size() > REMEMBERED) {
            last.removeLast();
        }
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
    public @Nullable String ownerOf(String id) {
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

    /** The last few that came, of all accounts. */
    public List<ObjectNode> newest(String type) {
        return List.copyOf(newest.getOrDefault(type, new ArrayDeque<>()));
    }

    /** What belongs to a charge, a payment or another source, the newest first. */
    public List<ObjectNode> under(String parent, String type) {
        return children.getOrDefault(parent, List.of()).reversed().stream()
                .filter(object -> type.equals(Json.text(object, "object")))
                .toList();
    }

    /** Removes all that an account has. */
    void forget(String account) {
        var shelvesOfAccount = shelves.remove(account);
        if (shelvesOfAccount != null) {
            for (var shelf : shelvesOfAccount.values()) {
                shelf.byId.keySet().forEach(id -> {
                    owners.remove(id);
                    children.remove(id);
                });
            }
        }
    }

    void clear() {
        shelves.clear();
        children.clear();
        owners.clear();
        newest.clear();
    }

    private Shelf shelf(String account, String type) {
        return shelves.computeIfAbsent(account, _ -> new HashMap<>()).computeIfAbsent(type, _ -> new Shelf());
    }
}
