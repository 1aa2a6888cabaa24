package fr.honoraire.simulator.wire;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What a call is answered with. */
public record ApiAnswer(int status, String body, Map<String, String> headers) {

    ApiAnswer(int status, ObjectNode body) {
        this(status, body.toString(), Map.of());
    }

    static ApiAnswer ok(ObjectNode body) {
        return new ApiAnswer(200, body);
    }

    ApiAnswer with(String name, String value) {
        var more = new java.util.TreeMap<>(headers);
        more.put(name, value);
        return new ApiAnswer(status, body, more);
    }
}
