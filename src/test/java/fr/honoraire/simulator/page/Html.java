package fr.honoraire.simulator.page;

import fr.honoraire.simulator.wire.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** The dashboard's bricks: tables that become cards on a telephone, and forms of one button. */
final class Html {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.FRENCH).withZone(ZoneId.of("Europe/Paris"));

    private Html() {}

    static String table(String label, List<String> heads, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "<p class=\"hint\">Rien pour le moment.</p>";
        }
        var head = heads.stream()
                .map(text -> "<th scope=\"col\">" + text + "</th>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
        var body = rows.stream().map(row -> row(heads, row)).collect(Collectors.joining("\n"));
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + label
                + "\"><table class=\"cards\"><thead>" + head + "</thead><tbody>" + body + "</tbody></table></div>";
    }

    private static String row(List<String> heads, List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(index -> "<td data-label=\"" + heads.get(index) + "\">" + cells.get(index) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    /** A button that orders something, with what it needs to know. */
    static String button(String control, String anchor, String label, Map<String, String> params) {
        return form(control, anchor, label, params, "");
    }

    /** The same, with fields to fill in. */
    static String form(String control, String anchor, String label, Map<String, String> params, String fields) {
        var hidden = params.entrySet().stream()
                .map(param -> hidden(param.getKey(), param.getValue()))
                .collect(Collectors.joining());
        return "<form method=\"post\" action=\"/_simulator/%s\">%s%s%s%s<button>%s</button></form> "
                .formatted(control, hidden, hidden("back", "dashboard"), hidden("anchor", anchor), fields, label);
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, Template.escape(value));
    }

    static String amount(String label, long cents) {
        return "<label class=\"visually-hidden-label\"><span class=\"visually-hidden\">%s</span>".formatted(label)
                + "<input class=\"short\" name=\"euros\" inputmode=\"decimal\" value=\"%s\"></label> "
                        .formatted(plain(cents));
    }

    static String choice(String name, String label, Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> "<option value=\"%s\">%s</option>".formatted(option.getKey(), option.getValue()))
                .collect(Collectors.joining(
                        "",
                        "<label><span class=\"visually-hidden\">" + label + "</span><select name=\"" + name + "\">",
                        "</select></label> "));
    }

    /** What one may do, folded away until it is wanted. */
    static String actions(String content) {
        return content.isBlank() ? "" : "<details><summary>Agir</summary><div>" + content + "</div></details>";
    }

    static String id(String id) {
        return "<code>" + Template.escape(id) + "</code>";
    }

    static String date(ObjectNode object) {
        return date(Instant.ofEpochSecond(Json.number(object, "created")));
    }

    static String date(Instant moment) {
        return FORMAT.format(moment);
    }

    static String euros(long cents) {
        return String.format(Locale.FRENCH, "%,.2f\u00a0€", cents / 100.0);
    }

    private static String plain(long cents) {
        return "%d,%02d".formatted(cents / 100, cents % 100);
    }

    static String badge(String status) {
        return badge(status, "");
    }

    /** The same word may mean something else of this kind of thing. */
    static String badge(String status, String kind) {
        return "<span class=\"badge\" data-status=\"%s\">%s</span>"
                .formatted(Template.escape(status), Template.escape(Words.status(status, kind)));
    }
}
