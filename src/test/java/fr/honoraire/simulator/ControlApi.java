package fr.honoraire.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.Fault;
import fr.honoraire.simulator.wire.Http;
import fr.honoraire.simulator.wire.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's controls over HTTP, for the dashboard's forms and for other processes. */
final class ControlApi implements HttpHandler {

    private static final String PREFIX = "/_simulator/";

    private final StripeSimulator stripe;
    private final World world;

    ControlApi(StripeSimulator stripe, World world) {
        this.stripe = stripe;
        this.world = world;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring(PREFIX.length());
        try {
            if ("GET".equals(exchange.getRequestMethod())) {
                send(exchange, 200, show(name, Http.query(exchange)));
                return;
            }
            var params = Http.body(exchange);
            var result = act(name, params);
            if ("dashboard".equals(Json.text(params, "back"))) {
                Http.redirect(exchange, "/");
            } else {
                send(exchange, 200, Json.object("result", result));
            }
        } catch (ApiError refused) {
            Http.send(
                    exchange,
                    refused.status(),
                    "application/json",
                    refused.answer().body());
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException | NoSuchElementException wrong) {
            send(exchange, 400, Json.object("error", wrong.getMessage()));
        }
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
            case "ledger-problems" -> Json.array(stripe.ledgerProblems());
            case "now" -> Json.object("now", stripe.now().toString());
            default -> throw new NoSuchElementException("No view " + name);
        };
    }

    private String act(String name, ObjectNode params) {
        return switch (name) {
            case "complete-onboarding", "lack-papers", "require-past-due", "accept-papers" ->
                actOnAccount(name, text(params, "account"));
            case "pay", "authenticate" -> actOnPayment(name, params);
            case "open-dispute", "open-inquiry", "escalate-inquiry", "close-dispute" -> actOnDispute(name, params);
            case "refund", "pending-refunds", "succeed-refund", "fail-refund", "cancel-refund" ->
                actOnRefund(name, params);
            case "settle-payouts" ->
                done(() -> {
                    var account = Json.text(params, "account");
                    if (account == null) {
                        stripe.settlePayouts();
                    } else {
                        stripe.settlePayouts(account);
                    }
                });
            case "start-payout" -> stripe.startPayout(text(params, "account")).orElse("");
            case "pay-payout" -> done(() -> stripe.payPayout(text(params, "payout")));
            case "fail-payout" -> done(() -> stripe.failPayout(text(params, "payout"), text(params, "code")));
            case "advance" -> done(() -> stripe.advance(Duration.parse(text(params, "by"))));
            case "at" -> done(() -> stripe.at(Instant.parse(text(params, "instant"))));
            case "faults" -> done(() -> order(params));
            case "reset" -> done(stripe::reset);
            default -> actOnWebhooks(name, params);
        };
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
        return "pay".equals(name)
                ? stripe.payIntent(account, intent, text(params, "card"))
                : stripe.authenticate(account, intent, isOn(params, "accepted"));
    }

    private String actOnDispute(String name, ObjectNode params) {
        var account = text(params, "account");
        return switch (name) {
            case "open-dispute" -> {
                var cents = Json.text(params, "cents");
                yield cents == null
                        ? stripe.openDispute(account, text(params, "charge"))
                        : stripe.openDispute(account, text(params, "charge"), Long.parseLong(cents));
            }
            case "open-inquiry" -> stripe.openInquiry(account, text(params, "charge"));
            case "escalate-inquiry" -> done(() -> stripe.escalateInquiry(account, text(params, "dispute")));
            default -> done(() -> stripe.closeDispute(account, text(params, "dispute"), isOn(params, "won")));
        };
    }

    private String actOnRefund(String name, ObjectNode params) {
        var account = text(params, "account");
        return switch (name) {
            case "refund" ->
                stripe.refund(account, text(params, "payment_intent"), Long.parseLong(text(params, "cents")));
            case "pending-refunds" -> done(() -> stripe.pendingRefunds(account, isOn(params, "on")));
            case "succeed-refund" -> done(() -> stripe.succeedRefund(account, text(params, "refund")));
            case "cancel-refund" -> done(() -> stripe.cancelRefund(account, text(params, "refund")));
            default -> done(() -> stripe.failRefund(account, text(params, "refund")));
        };
    }

    private String actOnWebhooks(String name, ObjectNode params) {
        return switch (name) {
            case "webhooks" ->
                done(() -> stripe.registerWebhook(
                        text(params, "url"), text(params, "secret"), isOn(params, "connect"), isOn(params, "thin")));
            case "forget-webhooks" -> done(stripe::forgetWebhooks);
            case "drop-webhooks" -> done(() -> stripe.dropWebhooks(isOn(params, "on")));
            case "duplicate-webhooks" -> done(() -> stripe.duplicateWebhooks(isOn(params, "on")));
            case "shuffle-webhooks" -> done(() -> stripe.shuffleWebhooks(isOn(params, "on")));
            case "forge-webhooks" -> done(() -> stripe.mischief().forge(isOn(params, "on")));
            case "delay-webhooks" -> done(() -> stripe.delayWebhooks(Duration.parse(text(params, "by"))));
            case "age-webhooks" -> done(() -> stripe.mischief().signAsOld(Duration.parse(text(params, "by"))));
            case "redeliver" -> done(() -> stripe.redeliver(text(params, "event")));
            case "await-deliveries" -> done(stripe::awaitDeliveries);
            default -> throw new NoSuchElementException("No control " + name);
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

    private static String done(Runnable action) {
        action.run();
        return "done";
    }

    private static boolean isOn(ObjectNode params, String name) {
        return Boolean.parseBoolean(Objects.requireNonNullElse(Json.text(params, name), "false"));
    }

    private static String text(ObjectNode params, String name) {
        var value = Json.text(params, name);
        if (value == null) {
            throw new IllegalArgumentException("Say which " + name);
        }
        return value;
    }
}
