package fr.honoraire.simulator.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills pages in: {@code {{name}}} is escaped, {@code {{!name}}} is HTML already. */
public final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{\\{(!?)(\\w+)}}");

    private Template() {}

    static byte[] file(String name) {
        try (var in = Objects.requireNonNull(Template.class.getResourceAsStream("/simulator/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String fill(String name, Map<String, String> values) {
        return HOLE.matcher(new String(file(name), StandardCharsets.UTF_8)).replaceAll(hole -> {
            var value = values.getOrDefault(hole.group(2), "");
            return Matcher.quoteReplacement(hole.group(1).isEmpty() ? escape(value) : value);
        });
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
