package fr.honoraire.simulator.page;

import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.webhook.Delivery;
import fr.honoraire.simulator.wire.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The dashboard's tables: accounts, payments, payouts and deliveries. */
public final class DashboardTables {

    private static final int MOST = 50;
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.FRENCH).withZone(ZoneId.of("Europe/Paris"));

    private final World world;

    public DashboardTables(World world) {
        this.world = world;
    }

    public String accounts() {
        var rows = world.accounts().ids().stream().map(this::account).toList();
        return table(List.of("Compte", "Encaisser", "Reverser", "Disponible", "À venir", "Actions"), rows);
    }

    private List<String> account(String id) {
        var view = world.accounts().v1(id);
        return List.of(
                Template.escape(world.accounts().name(id)) + "<br><code>" + id + "</code>",
                word(view.path("capabilities").path("card_payments").asString("")),
                word(view.path("capabilities").path("transfers").asString("")),
                euros(world.ledger().available(id)),
                euros(world.ledger().pending(id)),
                button("complete-onboarding", "Compléter le compte", Map.of("account", id))
                        + button("lack-papers", "Demander des papiers", Map.of("account", id))
                        + button("require-past-due", "Exiger des papiers", Map.of("account", id))
                        + button("accept-papers", "Accepter les papiers", Map.of("account", id)));
    }

    public String payments() {
        return table(
                List.of("Date", "Paiement", "Montant", "État", "Actions"), newest("payment_intent", this::payment));
    }

    private List<String> payment(String account, ObjectNode intent) {
        var id = Json.required(intent, "id");
        var status = Json.required(intent, "status");
        var pay = "requires_payment_method".equals(status)
                ? button("pay", "Payer", Map.of("account", account, "payment_intent", id, "card", "4242424242424242"))
                        + button(
                                "pay",
                                "Refuser",
                                Map.of("account", account, "payment_intent", id, "card", "4000000000000002"))
                : "";
        return List.of(
                date(intent), "<code>" + id + "</code>", euros(Json.number(intent, "amount")), word(status), pay);
    }

    public String payouts() {
        return table(List.of("Date", "Virement", "Montant", "État", "Actions"), newest("payout", this::payout));
    }

    private List<String> payout(String account, ObjectNode payout) {
        var id = Json.required(payout, "id");
        var status = Json.required(payout, "status");
        var actions = "in_transit".equals(status) ? button("pay-payout", "Verser", Map.of("payout", id)) : "";
        if (!"failed".equals(status)) {
            actions += button("fail-payout", "Faire échouer", Map.of("payout", id, "code", "account_closed"));
        }
        return List.of(
                date(payout), "<code>" + id + "</code>", euros(Json.number(payout, "amount")), word(status), actions);
    }

    public String deliveries(List<Delivery> deliveries) {
        var rows =
                deliveries.stream().limit(MOST).map(DashboardTables::delivery).toList();
        return table(List.of("Date", "Événement", "Vers", "Réponse", "Actions"), rows);
    }

    private static List<String> delivery(Delivery delivery) {
        var answer = delivery.dropped()
                ? "jeté"
                : delivery.status() == 0 ? "injoignable" : String.valueOf(delivery.status());
        return List.of(
                FORMAT.format(delivery.at()),
                Template.escape(delivery.type()) + "<br><code>" + delivery.eventId() + "</code>",
                "<code>" + Template.escape(delivery.url()) + "</code>",
                answer + (delivery.attempt() > 1 ? " (essai " + delivery.attempt() + ")" : ""),
                button("redeliver", "Relivrer", Map.of("event", delivery.eventId())));
    }

    private List<List<String>> newest(String type, BiFunction<String, ObjectNode, List<String>> row) {
        return world.accounts().withPlatform().stream()
                .flatMap(account -> world.store().list(account, type).stream()
                        .map(object -> Map.entry(Json.number(object, "created"), row.apply(account, object))))
                .sorted(Map.Entry.<Long, List<String>>comparingByKey().reversed())
                .limit(MOST)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String table(List<String> heads, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "<p class=\"hint\">Rien pour le moment.</p>";
        }
        var head = cells("th scope=\"col\"", "th", heads);
        var body = rows.stream().map(row -> cells("td", "td", row)).collect(Collectors.joining("\n"));
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau\"><table><thead>" + head
                + "</thead><tbody>" + body + "</tbody></table></div>";
    }

    private static String cells(String open, String close, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + open + ">" + cell + "</" + close + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String button(String control, String label, Map<String, String> params) {
        var fields = Stream.concat(params.entrySet().stream(), Stream.of(Map.entry("back", "dashboard")))
                .map(param ->
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(param.getKey(), param.getValue()))
                .collect(Collectors.joining());
        return "<form method=\"post\" action=\"/_simulator/%s\">%s<button>%s</button></form> "
                .formatted(control, fields, label);
    }

    private static String date(ObjectNode object) {
        return FORMAT.format(Instant.ofEpochSecond(Json.number(object, "created")));
    }

    private static String euros(long cents) {
        return String.format(Locale.FRENCH, "%,.2f\u00a0€", cents / 100.0);
    }

    private static String word(String status) {
        return Objects.requireNonNullElse(
                Map.ofEntries(
                                Map.entry("active", "actif"),
                                Map.entry("pending", "en cours d’examen"),
                                Map.entry("inactive", "bloqué"),
                                Map.entry("requires_payment_method", "à payer"),
                                Map.entry("requires_action", "3-D Secure en cours"),
                                Map.entry("succeeded", "payé"),
                                Map.entry("canceled", "annulé"),
                                Map.entry("in_transit", "en transit"),
                                Map.entry("paid", "versé"),
                                Map.entry("failed", "échec"))
                        .get(status),
                status);
    }
}
