package fr.honoraire.simulator.page;

import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.webhook.Delivery;
import fr.honoraire.simulator.wire.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The dashboard's tables: accounts, payments, payouts and deliveries, of one account or the newest of all. */
public final class DashboardTables {

    private static final String REFUSAL = "verification_document_expired";
    private static final int MOST_OF_ALL = 15;
    private static final int MOST_OF_ONE = 50;

    private final World world;
    private final String account;

    /** Shows this account alone; all if it is empty. */
    public DashboardTables(World world, String account) {
        this.world = world;
        this.account = account;
    }

    public String accounts() {
        var rows = world.accounts().ids().reversed().stream()
                .filter(id -> account.isEmpty() || account.equals(id))
                .limit(most())
                .map(this::account)
                .toList();
        return Html.table(
                "Comptes", List.of("Compte", "Encaisser", "Reverser", "Disponible", "À venir", "Actions"), rows);
    }

    private List<String> account(String id) {
        var view = world.accounts().v1(id);
        var params = Map.of("account", id);
        return List.of(
                Template.escape(world.accounts().name(id)) + "<br><a href=\"/?account=" + id + "\">" + Html.id(id)
                        + "</a>",
                Html.badge(view.path("capabilities").path("card_payments").asString("")),
                Html.badge(view.path("capabilities").path("transfers").asString("")),
                Html.euros(world.ledger().available(id)),
                Html.euros(world.ledger().pending(id)),
                Html.actions(Html.button("complete-onboarding", "accounts", "Compléter le compte", params)
                        + Html.button("lack-papers", "accounts", "Demander des papiers", params)
                        + Html.button("require-past-due", "accounts", "Exiger des papiers", params)
                        + Html.button("accept-papers", "accounts", "Accepter les papiers", params)
                        + Html.button("refuse", "accounts", "Refuser la pièce d’identité", with(id, "errors", REFUSAL))
                        + Html.button("accept", "accounts", "Accepter la pièce d’identité", params)
                        + Html.button("reject", "accounts", "Rejeter le compte", with(id, "reason", "rejected.fraud"))
                        + Html.button("readmit", "accounts", "Rouvrir le compte", params)
                        + Html.button("settle-payouts", "payouts", "Verser ce qui est disponible", params)));
    }

    private static Map<String, String> with(String account, String name, String value) {
        return Map.of("account", account, name, value);
    }

    public String payments() {
        return new PaymentsTable(world).html(newest("payment_intent"));
    }

    public String payouts() {
        var rows = newest("payout").map(this::payout).toList();
        return Html.table("Virements", List.of("Date", "Virement", "Montant", "Arrivée", "État", "Actions"), rows);
    }

    private List<String> payout(ObjectNode payout) {
        var id = Json.required(payout, "id");
        var status = Json.required(payout, "status");
        var reason = Json.text(payout, "failure_code");
        var reference = Json.text(payout.path("trace_id"), "value");
        return List.of(
                Html.date(payout),
                Html.id(id) + (reference == null ? "" : "<br>réf. " + Template.escape(reference)),
                Html.euros(Json.number(payout, "amount")),
                Html.date(Instant.ofEpochSecond(Json.number(payout, "arrival_date")))
                        .substring(0, 10),
                Html.badge(status) + (reason == null ? "" : "<br>" + Template.escape(Words.status(reason))),
                Html.actions(payoutActions(id, status, payout)));
    }

    private static String payoutActions(String id, String status, ObjectNode payout) {
        var params = Map.of("payout", id);
        var actions = new StringBuilder();
        if ("pending".equals(status)) {
            actions.append(Html.button("send-payout", "payouts", "Envoyer", params));
        }
        if (List.of("pending", "in_transit").contains(status)) {
            actions.append(Html.button("pay-payout", "payouts", "Verser", params));
        }
        if ("paid".equals(status) && "in_progress".equals(Json.text(payout, "reconciliation_status"))) {
            actions.append(Html.button("reconcile-payout", "payouts", "Rapprocher", params));
        }
        if (!"failed".equals(status)) {
            actions.append(Html.form(
                    "fail-payout",
                    "payouts",
                    "Faire échouer",
                    params,
                    Html.choice("code", "Motif de l’échec", failures())));
        }
        return actions.toString();
    }

    private static Map<String, String> failures() {
        var failures = new LinkedHashMap<String, String>();
        Stream.of("account_closed", "no_account", "insufficient_funds", "debit_not_authorized", "could_not_process")
                .forEach(code -> failures.put(code, Words.status(code)));
        return failures;
    }

    public String deliveries(List<Delivery> deliveries) {
        var rows = deliveries.stream()
                .filter(delivery -> account.isEmpty() || account.equals(delivery.account()))
                .limit(most())
                .map(DashboardTables::delivery)
                .toList();
        return Html.table("Webhooks", List.of("Date", "Événement", "Vers", "Réponse", "Actions"), rows);
    }

    private static List<String> delivery(Delivery delivery) {
        var answer = delivery.dropped()
                ? "jeté"
                : delivery.status() == 0 ? "injoignable" : String.valueOf(delivery.status());
        return List.of(
                Html.date(delivery.at()),
                Template.escape(delivery.type()) + "<br>" + Html.id(delivery.eventId()),
                Html.id(delivery.url()),
                answer + (delivery.attempt() > 1 ? " (essai " + delivery.attempt() + ")" : ""),
                Html.button("redeliver", "deliveries", "Relivrer", Map.of("event", delivery.eventId())));
    }

    private Stream<ObjectNode> newest(String type) {
        return (account.isEmpty() ? world.store().newest(type) : world.store().list(account, type))
                .stream().limit(most());
    }

    private int most() {
        return account.isEmpty() ? MOST_OF_ALL : MOST_OF_ONE;
    }
}
