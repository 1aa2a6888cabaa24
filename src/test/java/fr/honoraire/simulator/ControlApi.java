package fr.honoraire.simulator;

import static fr.honoraire.simulator.ControlParams.done;
import static fr.honoraire.simulator.ControlParams.isOn;
import static fr.honoraire.simulator.ControlParams.moment;
import static fr.honoraire.simulator.ControlParams.text;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import fr.honoraire.simulator.state.Urls;
import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.Fault;
import fr.honoraire.simulator.wire.Http;
import fr.honoraire.simulator.wire.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's controls over HTTP, for the dashboard's forms and for other processes. */
final class ControlApi implements HttpHandler {

    private static final String PREFIX = "/_simulator/";
    private static final Pattern ACCOUNT_SHOWN = Pattern.compile("\\?account=\\w+");

    private final StripeSimulator stripe;
    private final World world;
    private final MoneyControls money;
    private final WebhookControls webhooks;

    ControlApi(StripeSimulator stripe, World world) {
        this.stripe = stripe;
        this.world = world;
        this.money = new MoneyControls(stripe);
        this.webhooks = new WebhookControls(stripe);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring(PREFIX.length());
        try {
            if ("GET".equals(exchange.getRequestMethod())) {
                send(exchange, 200, show(name, Http.query(exchange)));
                return;
            }
            act(exchange, name, Http.body(exchange));
        } catch (NoSuchElementException unknown) {
            send(exchange, 400, Json.object("error", unknown.getMessage()));
        }
    }

    private void act(HttpExchange exchange, String name, ObjectNode params) throws IOException {
        var fromPage = "dashboard".equals(Json.text(params, "back"));
        try {
            var result = act(name, params);
            if (fromPage) {
                var anchor = Json.text(params, "anchor");
                Http.redirect(exchange, page(exchange) + (anchor == null ? "" : "#" + anchor));
            } else {
                send(exchange, 200, Json.object("result", result));
            }
        } catch (ApiError
                | IllegalArgumentException
                | IllegalStateException
                | DateTimeException
                | NoSuchElementException wrong) {
            if (fromPage) {
                var page = page(exchange);
                Http.redirect(
                        exchange,
                        page + (page.contains("?") ? "&" : "?") + "error="
                                + Urls.encode(String.valueOf(wrong.getMessage())));
            } else if (wrong instanceof ApiError refused) {
                Http.send(
                        exchange,
                        refused.status(),
                        "application/json",
                        refused.answer().body());
            } else {
                send(exchange, 400, Json.object("error", wrong.getMessage()));
            }
        }
    }

    /** The page the button was on, still showing one account if it did. */
    private static String page(HttpExchange exchange) {
        var referer = String.valueOf(exchange.getRequestHeaders().getFirst("Referer"));
        var account = ACCOUNT_SHOWN.matcher(referer);
        return account.find() ? "/" + account.group() : "/";
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        Http.send(exchange, status, "application/json", body.toString());
    }

    private JsonNode show(String name, ObjectNode query) {
        return switch (name) {
            case "deliveries" -> Json.array(stripe.deliveries());
            case "requests" -> Json.array(stripe.requests());
            case "accounts" -> Json.array(world.alone(() -> world.accounts().ids()));
            case "ledger" ->
                world.alone(() -> Json.array(world.ledger().movements(text(query, "account")))
                        .deepCopy());
            case "books" -> world.alone(() -> world.ledger().view());
            case "ledger-problems" -> Json.array(stripe.ledgerProblems());
            case "now" -> Json.object("now", stripe.now().toString());
            default -> throw new NoSuchElementException("No view " + name);
        };
    }

    private String act(String name, ObjectNode params) {
        return switch (name) {
            case "complete-onboarding", "lack-papers", "require-past-due", "accept-papers" ->
                actOnAccount(name, text(params, "account"));
            case "pay", "authenticate", "end-payment" -> actOnPayment(name, params);
            case "slow-payments" -> done(() -> stripe.slowPayments(text(params, "account"), isOn(params, "on")));
            case "open-dispute", "open-inquiry", "escalate-inquiry", "close-dispute" ->
                money.actOnDispute(name, params);
            case "refund", "pending-refunds", "succeed-refund", "fail-refund", "cancel-refund" ->
                money.actOnRefund(name, params);
            case "settle-payouts",
                    "start-payout",
                    "prepare-payout",
                    "send-payout",
                    "pay-payout",
                    "reconcile-later",
                    "reconcile-payout",
                    "fail-payout" -> money.actOnPayouts(name, params);
            case "advance" -> done(() -> stripe.advance(Duration.parse(text(params, "by"))));
            case "at" -> done(() -> stripe.at(moment(params)));
            case "faults" -> done(() -> order(params));
            case "forget-faults" -> done(stripe.faults()::clear);
            case "forget" -> done(() -> stripe.forget(text(params, "account")));
            case "reset" -> done(stripe::reset);
            default -> actOnTheRest(name, params);
        };
    }

    private String actOnTheRest(String name, ObjectNode params) {
        return params.has("account") && stripe.account(text(params, "account")).act(name, params)
                ? "done"
                : webhooks.act(name, params);
    }

    private String actOnAccount(String name, String account) {
        return switch (name) {
            case "complete-onboarding" -> done(() -> stripe.completeOnboarding(account));
            case "lack-papers" -> done(() -> stripe.lackPapers(account));
            case "require-past-due" -> done(() -> stripe.requirePastDue(account));
            default -> done(() -> stripe.acceptPapers(account));
        };
    }

    private String actOnPayment(String name, ObjectNode params) {
        var account = text(params, "account");
        var intent = text(params, "payment_intent");
        return switch (name) {
            case "pay" -> stripe.payIntent(account, intent, text(params, "card"));
            case "authenticate" -> stripe.authenticate(account, intent, isOn(params, "accepted"));
            default -> stripe.endPayment(account, intent, isOn(params, "accepted"));
        };
    }

    private void order(ObjectNode params) {
        var fault = Fault.valueOf(text(params, "fault").toUpperCase(Locale.ROOT));
        var times = Integer.parseInt(text(params, "times"));
        var account = Json.text(params, "account");
        if (account == null || account.isEmpty()) {
            stripe.faults().next(times, text(params, "method"), text(params, "path"), fault);
        } else {
            stripe.faults().next(times, text(params, "method"), text(params, "path"), account, fault);
        }
    }
}
