package fr.honoraire.simulator.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import fr.honoraire.simulator.state.Store;
import fr.honoraire.simulator.state.TestCard;
import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.Http;
import fr.honoraire.simulator.wire.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** The stand-in for Stripe.js, with the card form and the bank's page that it puts into frames. */
public final class CardPages implements HttpHandler {

    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "form-action 'self' http: https:; base-uri 'none'";
    private static final Map<String, String> FILES = Map.of(
            "/v3/", "stripe.js",
            "/v3/stripe.js", "stripe.js",
            "/v3/card.js", "card.js",
            "/v3/challenge.js", "challenge.js",
            "/v3/simulator.css", "simulator.css");

    private final World world;

    public CardPages(World world) {
        this.world = world;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        Http.allowAnyOrigin(exchange);
        var file = FILES.get(path);
        if (file != null) {
            sendFile(exchange, file);
            return;
        }
        try {
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET /v3/card" -> sendPage(exchange, "card.html", Map.of());
                case "POST /v3/confirm" ->
                    Http.send(
                            exchange, 200, "application/json", confirm(exchange).toString());
                case "GET /v3/challenge" -> askBank(exchange);
                case "POST /v3/challenge" -> answerBank(exchange);
                case "GET /v3/message" -> Http.send(exchange, 200, "text/plain; charset=utf-8", message(exchange));
                default -> Http.send(exchange, 404, "text/plain; charset=utf-8", "Not found");
            }
        } catch (ApiError refused) {
            Http.send(
                    exchange,
                    refused.status(),
                    "application/json",
                    refused.answer().body());
        }
    }

    private static void sendFile(HttpExchange exchange, String file) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        var type = file.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        Http.send(exchange, 200, type, Template.file(file));
    }

    private static void sendPage(HttpExchange exchange, String page, Map<String, String> more) throws IOException {
        var locale = text(Http.query(exchange), "locale");
        var words = Words.in(more.getOrDefault("locale", locale));
        words.putAll(more);
        exchange.getResponseHeaders().set("Content-Security-Policy", CSP);
        Http.send(exchange, 200, "text/html; charset=utf-8", Template.fill(page, words));
    }

    private static String message(HttpExchange exchange) {
        var query = Http.query(exchange);
        return Words.refusal(text(query, "code"), text(query, "decline_code"), text(query, "locale"));
    }

    /** What the patient typed comes here, straight from the card form. */
    private ObjectNode confirm(HttpExchange exchange) throws IOException {
        var typed = Http.body(exchange);
        try {
            var secret = text(typed, "client_secret");
            var card = TestCard.of(text(typed, "number")).orElseThrow(() -> unknownNumber(typed));
            var intent = world.alone(() -> {
                var id = intentOf(typed);
                return world.confirmations().pay(account(typed), id, card).deepCopy();
            });
            var error = intent.get("last_payment_error");
            return error instanceof ObjectNode refusal
                    ? Json.object("error", inWords(refusal, typed).set("payment_intent", intent))
                    : Json.object("paymentIntent", intent, "clientSecret", secret);
        } catch (ApiError refused) {
            return Json.object("error", refused.error());
        }
    }

    private static ApiError unknownNumber(ObjectNode typed) {
        return ApiError.card(Words.refusal("incorrect_number", "", text(typed, "locale")), "incorrect_number", null);
    }

    private static ObjectNode inWords(ObjectNode error, ObjectNode typed) {
        return error.deepCopy()
                .put("message", Words.refusal(text(error, "code"), text(error, "decline_code"), text(typed, "locale")));
    }

    /** The payment behind a client secret; a wrong secret opens nothing. */
    private String intentOf(ObjectNode typed) {
        var secret = text(typed, "client_secret");
        var id = secret.split("_secret_", 2)[0];
        var intent = world.intents().get(account(typed), id);
        if (!secret.equals(Json.text(intent, "client_secret"))) {
            throw ApiError.missingResource("payment_intent", id);
        }
        return id;
    }

    private static void askBank(HttpExchange exchange) throws IOException {
        var query = Http.query(exchange);
        sendPage(
                exchange,
                "challenge.html",
                Map.of(
                        "account", text(query, "account"),
                        "clientSecret", text(query, "client_secret"),
                        "returnUrl", text(query, "return_url"),
                        "host", text(query, "host")));
    }

    private void answerBank(HttpExchange exchange) throws IOException {
        var form = Http.body(exchange);
        var status = world.alone(() -> {
            var accepted = "accept".equals(text(form, "outcome"));
            return Json.required(world.confirmations().authenticate(account(form), intentOf(form), accepted), "status");
        });
        var returnUrl = text(form, "return_url");
        if (returnUrl.isEmpty()) {
            sendPage(exchange, "challenged.html", Map.of("host", text(form, "host"), "locale", text(form, "locale")));
            return;
        }
        var secret = text(form, "client_secret");
        Http.redirect(
                exchange,
                returnUrl + (returnUrl.contains("?") ? "&" : "?") + "payment_intent=" + secret.split("_secret_", 2)[0]
                        + "&payment_intent_client_secret=" + secret + "&redirect_status="
                        + ("succeeded".equals(status) ? "succeeded" : "failed"));
    }

    private static String account(ObjectNode params) {
        var account = text(params, "account");
        return account.isEmpty() ? Store.PLATFORM : account;
    }

    private static String text(ObjectNode params, String name) {
        return Objects.requireNonNullElse(Json.text(params, name), "");
    }
}
