package fr.honoraire.simulator.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import fr.honoraire.simulator.state.AccountLinks.Link;
import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.wire.Http;
import fr.honoraire.simulator.wire.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's hosted onboarding: asks the practitioner for what is still missing, and sends him back. */
public final class OnboardingPages implements HttpHandler {

    private static final String CSP =
            "default-src 'none'; style-src 'self'; form-action 'self' http: https:; base-uri 'none'";

    private final World world;

    public OnboardingPages(World world) {
        this.world = world;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", CSP);
        var token = exchange.getRequestURI().getPath().substring("/onboarding/".length());
        if (token.startsWith("visit/")) {
            visit(exchange, token.substring("visit/".length()));
        } else {
            open(exchange, token);
        }
    }

    private void open(HttpExchange exchange, String token) throws IOException {
        var visit = world.alone(() -> world.links().open(token));
        if (visit.isPresent()) {
            Http.redirect(exchange, "/onboarding/visit/" + visit.get().token());
            return;
        }
        var refresh = world.alone(() -> world.links().refreshUrl(token));
        if (refresh.isPresent()) {
            Http.redirect(exchange, refresh.get());
        } else {
            Http.send(exchange, 404, "text/plain; charset=utf-8", "Lien inconnu");
        }
    }

    private void visit(HttpExchange exchange, String token) throws IOException {
        var visit = world.alone(() -> world.links().visit(token)).orElse(null);
        if (visit == null) {
            Http.send(exchange, 404, "text/plain; charset=utf-8", "Visite terminée");
            return;
        }
        if ("GET".equals(exchange.getRequestMethod())) {
            show(exchange, visit, Json.object(), List.of());
            return;
        }
        var form = Http.body(exchange);
        if ("later".equals(Json.text(form, "action"))) {
            leave(exchange, visit);
            return;
        }
        var wrong = world.alone(() -> world.onboarding().submit(visit.account(), form));
        if (wrong.isEmpty()) {
            leave(exchange, visit);
        } else {
            show(exchange, visit, form, wrong);
        }
    }

    private void leave(HttpExchange exchange, Link visit) throws IOException {
        world.alone(() -> {
            world.links().leave(visit);
            world.onboarding().left(visit.account());
        });
        Http.redirect(exchange, visit.returnUrl());
    }

    private void show(HttpExchange exchange, Link visit, ObjectNode typed, List<String> wrong) throws IOException {
        var asked = world.alone(() -> world.accounts().asked(visit.account()));
        var page = Template.fill(
                "onboarding.html",
                Map.of(
                        "title",
                        asked.isEmpty() ? "Votre compte est à jour" : "Activez vos paiements",
                        "name",
                        world.alone(() -> world.accounts().name(visit.account())),
                        "alert",
                        wrong.isEmpty() ? "" : "<p class=\"wrong\" role=\"alert\">Complétez les champs signalés.</p>",
                        "fields",
                        new OnboardingForm(typed, wrong).fields(asked)));
        Http.send(exchange, wrong.isEmpty() ? 200 : 422, "text/html; charset=utf-8", page);
    }
}
