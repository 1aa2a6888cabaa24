package fr.honoraire.simulator.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Turns {@code a[b][0]=x} into a tree, whose lists stay objects keyed by their index, as v1 of the API sends them. */
public final class FormParams {

    private FormParams() {}

    public static ObjectNode decode(String text) {
        var root = Json.object();
        for (var pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = unescape(equals < 0 ? pair : pair.substring(0, equals));
                put(root, keys(name), equals < 0 ? "" : unescape(pair.substring(equals + 1)));
            }
        }
        return root;
    }

    private static String unescape(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static List<String> keys(String name) {
        var keys = new ArrayList<String>();
        var bracket = name.indexOf('[');
        keys.add(bracket < 0 ? name : name.substring(0, bracket));
        while (bracket >= 0) {
            var end = name.indexOf(']', bracket);
            keys.add(name.substring(bracket + 1, end < 0 ? name.length() : end));
            bracket = end < 0 ? -1 : name.indexOf('[', end);
        }
        return keys;
    }

    private static void put(ObjectNode root, List<String> keys, String value) {
        var node = root;
        for (var key : keys.subList(0, keys.size() - 1)) {
            node = Json.child(node, key.isEmpty() ? String.valueOf(node.size()) : key);
        }
        var last = keys.getLast();
        node.put(last.isEmpty() ? String.valueOf(node.size()) : last, value);
    }
}
