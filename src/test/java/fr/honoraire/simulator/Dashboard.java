package fr.honoraire.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import fr.honoraire.simulator.page.DashboardTables;
import fr.honoraire.simulator.page.Template;
import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.webhook.Webhooks;
import fr.honoraire.simulator.wire.Http;
import fr.honoraire.simulator.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The simulator's own page: what it holds, with the buttons that make things happen. */
final class Dashboard implements HttpHandler {

    private static final String CSP = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.FRENCH);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final World world;
    private final Webhooks webhooks;

    Dashboard(World world, Webhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!"/".equals(exchange.getRequestURI().getPath())) {
            Http.send(exchange, 404, "text/plain; charset=utf-8", "Not found");
            return;
        }
        var query = Http.query(exchange);
        var account =
                Objects.requireNonNullElse(Json.text(query, "account"), "").strip();
        exchange.getResponseHeaders().set("Content-Security-Policy", CSP);
        Http.send(exchange, 200, "text/html; charset=utf-8", page(account, Json.text(query, "error")));
    }

    private String page(String account, @Nullable String error) {
        var tables = new DashboardTables(world, account);
        var deliveries = webhooks.newest(account);
        return world.alone(() -> {
            var now = ZonedDateTime.ofInstant(world.clock().now(), PARIS);
            return Template.fill(
                    "dashboard.html",
                    Map.ofEntries(
                            Map.entry("now", FORMAT.format(now)),
                            Map.entry("nowField", FIELD.format(now)),
                            Map.entry("alert", error == null ? "" : alert(error)),
                            Map.entry("books", books()),
                            Map.entry("account", account),
                            Map.entry("mischief", mischief()),
                            Map.entry("accounts", tables.accounts()),
                            Map.entry("payments", tables.payments()),
                            Map.entry("payouts", tables.payouts()),
                            Map.entry("deliveries", tables.deliveries(deliveries))));
        });
    }

    private String books() {
        return world.ledgerIsRight()
                ? "Livres\u00a0: équilibrés, au centime."
                : "Livres\u00a0: FAUX, voir /_simulator/ledger-problems.";
    }

    private static String alert(String error) {
        return "<p class=\"alert\" role=\"alert\">Impossible\u00a0: " + Template.escape(error) + "</p>";
    }

    private String mischief() {
        var mischief = webhooks.mischief();
        return toggle("drop-webhooks", "Jeter tous les webhooks", mischief.drops())
                + toggle("duplicate-webhooks", "Livrer en double", mischief.duplicates())
                + toggle("shuffle-webhooks", "Livrer dans le désordre", mischief.shuffles())
                + toggle("forge-webhooks", "Signer avec un autre secret", mischief.forges())
                + delay(mischief.delay());
    }

    private static String toggle(String control, String label, boolean on) {
        return ("<form method=\"post\" action=\"/_simulator/%s\"><input type=\"hidden\" name=\"back\" value=\"dashboard\">"
                        + "<input type=\"hidden\" name=\"anchor\" value=\"webhooks\">"
                        + "<input type=\"hidden\" name=\"on\" value=\"%s\">"
                        + "<button aria-pressed=\"%s\">%s</button></form>")
                .formatted(control, !on, on, label);
    }

    private static String delay(Duration delay) {
        var on = !delay.isZero();
        return ("<form method=\"post\" action=\"/_simulator/delay-webhooks\">"
                        + "<input type=\"hidden\" name=\"back\" value=\"dashboard\">"
                        + "<input type=\"hidden\" name=\"anchor\" value=\"webhooks\">"
                        + "<input type=\"hidden\" name=\"by\" value=\"%s\">"
                        + "<button aria-pressed=\"%s\">Livrer 10\u00a0s plus tard</button></form>")
                .formatted(on ? "PT0S" : "PT10S", on);
    }
}
