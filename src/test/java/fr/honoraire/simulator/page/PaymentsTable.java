package fr.honoraire.simulator.page;

import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Payments with what came of them: refunds and disputes, each with its buttons. */
final class PaymentsTable {

    private static final String PLACE = "payments";

    private final World world;

    PaymentsTable(World world) {
        this.world = world;
    }

    String html(Stream<ObjectNode> intents) {
        return Html.table(
                "Paiements",
                List.of("Date", "Paiement", "Montant", "État", "Suites", "Actions"),
                intents.map(this::row).toList());
    }

    private List<String> row(ObjectNode intent) {
        var id = Json.required(intent, "id");
        var account = Objects.requireNonNullElse(world.store().ownerOf(id), "");
        var latest = Json.text(intent, "latest_charge");
        var charge = latest == null ? null : world.store().find(account, "charge", latest);
        return List.of(
                Html.date(intent),
                Html.id(id) + "<br>" + Html.id(account),
                Html.euros(Json.number(intent, "amount")),
                Html.badge(Json.required(intent, "status")),
                charge == null ? "" : sequels(account, charge),
                Html.actions(
                        charge != null && charge.path("captured").asBoolean(false)
                                ? afterwards(account, id, charge)
                                : before(account, id, Json.required(intent, "status"))));
    }

    private static String before(String account, String id, String status) {
        var params = Map.of("account", account, "payment_intent", id);
        return switch (status) {
            case "requires_payment_method", "requires_confirmation" ->
                Html.form("pay", PLACE, "Payer", params, Html.choice("card", "Carte", cards()));
            case "requires_action" ->
                Html.button("authenticate", PLACE, "Accepter le 3-D Secure", with(params, "accepted", "true"))
                        + Html.button(
                                "authenticate", PLACE, "Refuser le 3-D Secure", with(params, "accepted", "false"));
            case "processing" ->
                Html.button("end-payment", PLACE, "Accepter", with(params, "accepted", "true"))
                        + Html.button("end-payment", PLACE, "Refuser", with(params, "accepted", "false"));
            default -> "";
        };
    }

    private static Map<String, String> cards() {
        var cards = new LinkedHashMap<String, String>();
        cards.put("4242424242424242", "acceptée");
        cards.put("4000000000000002", "refusée");
        cards.put("4000000000009995", "fonds insuffisants");
        cards.put("4000002760003184", "3-D Secure");
        cards.put("4000000000000259", "contestée ensuite");
        cards.put("4000000000007726", "remboursée lentement");
        cards.put("4000000000005126", "remboursement rejeté");
        cards.put("4000000000000077", "disponible aussitôt");
        return cards;
    }

    private static String afterwards(String account, String intent, ObjectNode charge) {
        var left = Json.number(charge, "amount_captured") - Json.number(charge, "amount_refunded");
        var ofCharge = Map.of("account", account, "charge", Json.required(charge, "id"));
        return left == 0
                ? ""
                : Html.form(
                                "refund",
                                PLACE,
                                "Rembourser",
                                Map.of("account", account, "payment_intent", intent),
                                Html.amount("Montant à rembourser", left))
                        + Html.form("open-dispute", PLACE, "Contester", ofCharge, Html.amount("Montant contesté", left))
                        + Html.button("open-inquiry", PLACE, "Demande de la banque", ofCharge);
    }

    private String sequels(String account, ObjectNode charge) {
        var id = Json.required(charge, "id");
        var refunds = world.store().under(id, "refund").stream().map(refund -> refund(account, refund));
        var disputes = world.store().under(id, "dispute").stream().map(dispute -> dispute(account, dispute));
        return Stream.concat(refunds, disputes).collect(Collectors.joining());
    }

    private static String refund(String account, ObjectNode refund) {
        var params = Map.of("account", account, "refund", Json.required(refund, "id"));
        var status = Json.required(refund, "status");
        var buttons = "";
        if ("pending".equals(status)) {
            buttons = Html.button("succeed-refund", PLACE, "Aboutir", params)
                    + Html.button("cancel-refund", PLACE, "Annuler", params);
        }
        if (List.of("pending", "succeeded").contains(status)) {
            buttons += Html.button("fail-refund", PLACE, "Rejeter", params);
        }
        return sequel("Remboursement", refund, buttons);
    }

    private static String dispute(String account, ObjectNode dispute) {
        var params = Map.of("account", account, "dispute", Json.required(dispute, "id"));
        var buttons = switch (Json.required(dispute, "status")) {
            case "needs_response", "under_review" ->
                Html.button("close-dispute", PLACE, "Gagner", with(params, "won", "true"))
                        + Html.button("close-dispute", PLACE, "Perdre", with(params, "won", "false"));
            case "warning_needs_response", "warning_under_review" ->
                Html.button("escalate-inquiry", PLACE, "Aggraver en litige", params)
                        + Html.button("close-dispute", PLACE, "Clore", with(params, "won", "true"));
            default -> "";
        };
        return sequel("Litige", dispute, buttons);
    }

    private static String sequel(String what, ObjectNode object, String buttons) {
        return "<div class=\"sequel\">%s de %s %s %s</div>"
                .formatted(
                        what,
                        Html.euros(Json.number(object, "amount")),
                        Html.badge(Json.required(object, "status"), what),
                        Html.actions(buttons));
    }

    private static Map<String, String> with(Map<String, String> params, String name, String value) {
        var more = new LinkedHashMap<>(params);
        more.put(name, value);
        return more;
    }
}
