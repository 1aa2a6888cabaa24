package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's metadata: merged key by key, an empty value deletes. */
public final class Metadata {

    private Metadata() {}

    public static ObjectNode merge(ObjectNode kept, @Nullable JsonNode given) {
        if (given != null && given.isString() && given.asString().isEmpty()) {
            return kept.removeAll();
        }
        if (!(given instanceof ObjectNode pairs)) {
            return kept;
        }
        for (var pair : pairs.properties()) {
            var value = pair.getValue().isNull() ? "" : pair.getValue().asString();
            if (pair.getKey().matches(".*[\\[\\]].*")) {
                throw ApiError.parameter(
                        "parameter_invalid", "metadata", "Metadata keys cannot contain square brackets.");
            }
            if (pair.getKey().length() > 40 || value.length() > 500) {
                throw ApiError.parameter(
                        "parameter_invalid", "metadata", "Metadata keys have at most 40 characters, values 500.");
            }
            if (value.isEmpty()) {
                kept.remove(pair.getKey());
            } else {
                kept.put(pair.getKey(), value);
            }
        }
        if (kept.size() > 50) {
            throw ApiError.parameter("parameter_invalid", "metadata", "Metadata has at most 50 keys.");
        }
        return kept;
    }
}
