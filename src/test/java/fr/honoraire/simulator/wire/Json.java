package fr.honoraire.simulator.wire;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Builds and reads the JSON trees in which the simulator keeps Stripe's objects. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** An object of alternating names and values, in that order. */
    public static ObjectNode object(@Nullable Object... pairs) {
        var node = MAPPER.createObjectNode();
        for (var i = 0; i < pairs.length; i += 2) {
            node.set(String.valueOf(pairs[i]), value(pairs[i + 1]));
        }
        return node;
    }

    public static ArrayNode array(Collection<? extends @Nullable Object> items) {
        var node = MAPPER.createArrayNode();
        items.forEach(item -> node.add(value(item)));
        return node;
    }

    public static JsonNode value(@Nullable Object value) {
        return switch (value) {
            case null -> NullNode.getInstance();
            case JsonNode node -> node;
            case String text -> StringNode.valueOf(text);
            case Boolean flag -> BooleanNode.valueOf(flag);
            case Long number -> LongNode.valueOf(number);
            case Integer number -> IntNode.valueOf(number);
            default -> MAPPER.valueToTree(value);
        };
    }

    /** Reads a tree, or throws Jackson's exception if the text is not JSON. */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** The text at this place, or null if there is none. */
    public static @Nullable String text(JsonNode node, String name) {
        var found = node.get(name);
        return found == null || found.isNull() || found.isContainer() ? null : found.asString();
    }

    public static String required(JsonNode node, String name) {
        var found = text(node, name);
        if (found == null) {
            throw new IllegalStateException("No " + name + " in " + node);
        }
        return found;
    }

    public static long number(JsonNode node, String name) {
        return node.path(name).asLong(0);
    }

    public static ObjectNode child(ObjectNode node, String name) {
        return node.get(name) instanceof ObjectNode found ? found : node.putObject(name);
    }
}
