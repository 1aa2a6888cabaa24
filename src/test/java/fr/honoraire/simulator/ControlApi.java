package fr.honoraire.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import fr.honoraire.simulator.state.Urls;
import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.Fault;
import fr.honoraire.simulator.wire.Http;
import fr.honoraire.simulator.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
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
                Http.redirect(exchange, anchor == null ? "/" : "/#" + anchor);
            } else {
                send(exchange, 200, Json.object("result", result));
            }
        } catch (ApiError
                | IllegalArgumentException
                | IllegalStateException
                | DateTimeException
                | NoSuchElementException wrong) {
            if (fromPage) {
                Http.redirect(exchange, "/?error=" + Urls.encode(String.valueOf(wrong.getMessage())));
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
            case "pay", "authenticate", "end-payment" -> actOnPayment(name, params);
            case "slow-payments" -> done(() -> stripe.slowPayments(text(params, "account"), isOn(params, "on")));
            case "open-dispute", "open-inquiry", "escalate-inquiry", "close-dispute" -> actOnDispute(name, params);
            case "refund", "pending-refunds", "succeed-refund", "fail-refund", "cancel-refund" ->
                actOnRefund(name, params);
            case "settle-payouts",
                    "start-payout",
                    "prepare-payout",
                    "send-payout",
                    "pay-payout",
                    "reconcile-later",
                    "reconcile-payout",
                    "fail-payout" -> actOnPayouts(name, params);
            case "advance" -> done(() -> stripe.advance(Duration.parse(text(params, "by"))));
            case "at" -> done(() -> stripe.at(moment(params)));
            case "faults" -> done(() -> order(params));
            case "forget-faults" -> done(stripe.faults()::clear);
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
        return switch (name) {
            case "pay" -> stripe.payIntent(account, intent, text(params, "card"));
            case "authenticate" -> stripe.authenticate(account, intent, isOn(params, "accepted"));
            default -> stripe.endPayment(account, intent, isOn(params, "accepted"));
        };
    }

    private String actOnDispute(String name, ObjectNode params) {
        var account = text(params, "account");
        return switch (name) {
            case "open-dispute" -> {
                var charge = text(params, "charge");
                yield params.has("cents") || params.has("euros")
                        ? stripe.openDispute(account, charge, cents(params))
                        : stripe.openDispute(account, charge);
            }
            case "open-inquiry" -> stripe.openInquiry(account, text(params, "charge"));
            case "escalate-inquiry" -> done(() -> stripe.escalateInquiry(account, text(params, "dispute")));
            default -> done(() -> stripe.closeDispute(account, text(params, "dispute"), isOn(params, "won")));
        };
    }

    private String actOnRefund(String name, ObjectNode params) {
        var account = text(params, "account");
        return switch (name) {
            case "refund" -> stripe.refund(account, text(params, "payment_intent"), cents(params));
            case "pending-refunds" -> done(() -> stripe.pendingRefunds(account, isOn(params, "on")));
            case "succeed-refund" -> done(() -> stripe.succeedRefund(account, text(params, "refund")));
            case "cancel-refund" -> done(() -> stripe.cancelRefund(account, text(params, "refund")));
            default -> done(() -> stripe.failRefund(account, text(params, "refund")));
        };
    }

    private String actOnPayouts(String name, ObjectNode params) {
        var account = Objects.requireNonNullElse(Json.text(params, "account"), "");
        return switch (name) {
            case "settle-payouts" ->
                done(() -> {
                    if (account.isEmpty()) {
                        stripe.settlePayouts();
                    } else {
                        stripe.settlePayouts(account);
                    }
                });
            case "start-payout" -> stripe.startPayout(text(params, "account")).orElse("");
            case "prepare-payout" ->
                stripe.preparePayout(text(params, "account")).orElse("");
            case "send-payout" -> done(() -> stripe.sendPayout(text(params, "payout")));
            case "pay-payout" -> done(() -> stripe.payPayout(text(params, "payout")));
            case "reconcile-later" -> done(() -> stripe.reconcileLater(text(params, "account"), isOn(params, "on")));
            case "reconcile-payout" -> done(() -> stripe.reconcilePayout(text(params, "payout")));
            default -> done(() -> stripe.failPayout(text(params, "payout"), text(params, "code")));
        };
    }

    private String actOnWebhooks(String name, ObjectNode params) {
        if (params.has("account") && stripe.account(text(params, "account")).act(name, params)) {
            return "done";
        }
        return switch (name) {
            case "webhooks" ->
                done(() -> stripe.registerWebhook(
                        text(params, "url"), text(params, "secret"), isOn(params, "connect"), isOn(params, "thin")));
            case "forget-webhooks" -> done(stripe::forgetWebhooks);
            case "drop-webhooks" -> done(() -> stripe.dropWebhooks(isOn(params, "on")));
            case "drop-type" -> done(() -> stripe.mischief().dropType(text(params, "type"), isOn(params, "on")));
            case "drop-account" ->
                done(() -> stripe.mischief().dropAccount(text(params, "account"), isOn(params, "on")));
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

    /** An instant, or a moment in Paris. */
    private static Instant moment(ObjectNode params) {
        var local = Json.text(params, "local");
        return local == null
                ? Instant.parse(text(params, "instant"))
                : LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Paris")).toInstant();
    }

    /** Cents, or euros as a person writes them. */
    private static long cents(ObjectNode params) {
        var euros = Json.text(params, "euros");
        return euros == null
                ? Long.parseLong(text(params, "cents"))
                : new BigDecimal(euros.strip().replace(',', '.'))
                        .movePointRight(2)
                        .longValueExact();
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
