package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts objects in the place of their ids where a call asks for it. */
final class Expansion {

    private static final int DEEPEST = 4;

    private final Store store;

    Expansion(Store store) {
        this.store = store;
    }

    /** Expands in the answer, which is a copy already. */
    ObjectNode apply(ApiRequest request, ObjectNode answer) {
        var account = PaymentIntents.account(request);
        for (var path : request.texts("expand")) {
            var steps = List.of(path.split("\\.", -1));
            if (steps.size() > DEEPEST) {
                throw ApiError.parameter("parameter_invalid", "expand", "You cannot expand more than 4 levels.");
            }
            expand(account, answer, steps);
        }
        return answer;
    }

    private void expand(String account, @Nullable JsonNode node, List<String> steps) {
        if (node instanceof ObjectNode object && !steps.isEmpty()) {
            var value = object.get(steps.getFirst());
            if (value != null && value.isString()) {
                var found = store.any(account, value.asString());
                if (found != null) {
                    object.set(steps.getFirst(), found.deepCopy());
                }
            }
            expand(account, object.get(steps.getFirst()), steps.subList(1, steps.size()));
        } else if (node != null && node.isArray()) {
            node.forEach(item -> expand(account, item, steps));
        }
    }
}
