package fr.honoraire.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import fr.honoraire.simulator.page.DashboardTables;
import fr.honoraire.simulator.page.Template;
import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.webhook.Webhooks;
import fr.honoraire.simulator.wire.Http;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The simulator's own page: what it holds, with the buttons that make things happen. */
final class Dashboard implements HttpHandler {

    private static final String CSP = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'";
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM yyyy, HH:mm", Locale.FRENCH)
            .withZone(ZoneId.of("Europe/Paris"));

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
        exchange.getResponseHeaders().set("Content-Security-Policy", CSP);
        Http.send(exchange, 200, "text/html; charset=utf-8", page());
    }

    private String page() {
        var tables = new DashboardTables(world);
        var drops = webhooks.mischief().drops();
        return world.alone(() -> Template.fill(
                "dashboard.html",
                Map.of(
                        "now", FORMAT.format(world.clock().now()),
                        "dropping", drops ? "Les webhooks sont jetés." : "Les webhooks sont livrés.",
                        "dropNext", String.valueOf(!drops),
                        "dropLabel", drops ? "Livrer les webhooks" : "Jeter les webhooks",
                        "accounts", tables.accounts(),
                        "payments", tables.payments(),
                        "payouts", tables.payouts(),
                        "deliveries", tables.deliveries(webhooks.deliveries()))));
    }
}
