package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Payments as the patient makes them: a card, perhaps his bank's question, and how it ends. */
public final class Confirmations {

    private final Store store;
    private final SimulatedClock clock;
    private final Events events;
    private final Charges charges;
    private final Accounts accounts;
    private final Map<String, TestCard> methods = new HashMap<>();
    private final Map<String, TestCard> beingAuthenticated = new HashMap<>();
    private final Map<String, TestCard> beingProcessed = new HashMap<>();
    private final Set<String> slow = new HashSet<>();
    private String baseUrl = "";

    Confirmations(Store store, SimulatedClock clock, Events events, Charges charges, Accounts accounts) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.charges = charges;
        this.accounts = accounts;
    }

    void servedAt(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Whether this account's payments from now on stay in processing until somebody ends them. */
    public void slow(String account, boolean on) {
        if (on) {
            slow.add(account);
        } else {
            slow.remove(account);
        }
    }

    /** The card behind Stripe's name for it, or behind a payment method of the account. */
    TestCard card(String account, String method) {
        var known = store.find(account, "payment_method", method) == null ? null : methods.get(method);
        return known != null
                ? known
                : TestCard.named(method)
                        .orElseThrow(() -> ApiError.missingResource("PaymentMethod", method)
                                .with("param", "payment_method"));
    }

    void attach(String account, ObjectNode intent, TestCard card) {
        var method = store.put(account, Cards.paymentMethod(card, clock.seconds()));
        methods.put(Json.required(method, "id"), card);
        intent.set("payment_method", method.get("id"));
        intent.set("next_action", NullNode.getInstance());
        intent.put("status", "requires_confirmation");
    }

    ObjectNode confirm(ApiRequest request, ObjectNode intent) {
        var account = PaymentIntents.account(request);
        if (!PaymentIntents.isPayable(intent)) {
            throw PaymentIntents.unexpectedState(intent, "confirm");
        }
        var given = request.text("payment_method");
        var attached = Json.text(intent, "payment_method");
        if (given == null && attached == null) {
            throw noMethod(intent);
        }
        var card = card(account, Objects.requireNonNullElse(given == null ? attached : given, ""));
        var paid = pay(account, intent, card, request.text("return_url"));
        if (card.isDeclined() && !card.needsAuthentication()) {
            throw ApiError.card(card.message(), card.code(), card.declineCode())
                    .with("charge", paid.get("latest_charge"))
                    .with("payment_intent", paid.deepCopy())
                    .with("payment_method", paid.path("last_payment_error").get("payment_method"));
        }
        return paid;
    }

    static ApiError noMethod(ObjectNode intent) {
        return ApiError.invalid(
                        "payment_intent_unexpected_state",
                        "You cannot confirm this PaymentIntent because it's missing a payment method.")
                .with("payment_intent", intent.deepCopy());
    }

    /** Pays as the patient does in the browser, where authentication happens in a dialog. */
    public ObjectNode pay(String account, String id, TestCard card) {
        return pay(account, store.get(account, "payment_intent", id), card, null);
    }

    private ObjectNode pay(String account, ObjectNode intent, TestCard card, @Nullable String returnUrl) {
        accounts.requireCharges(account);
        if (!PaymentIntents.isPayable(intent)) {
            throw PaymentIntents.unexpectedState(intent, "confirm");
        }
        attach(account, intent, card);
        intent.set("last_payment_error", NullNode.getInstance());
        return card.needsAuthentication()
                ? askForAuthentication(account, intent, card, returnUrl)
                : process(account, intent, card);
    }

    private ObjectNode askForAuthentication(
            String account, ObjectNode intent, TestCard card, @Nullable String returnUrl) {
        beingAuthenticated.put(Json.required(intent, "id"), card);
        var page = baseUrl + "/v3/challenge?account=" + account + "&client_secret="
                + Json.required(intent, "client_secret");
        intent.put("status", "requires_action");
        intent.set(
                "next_action",
                returnUrl == null
                        ? Json.object(
                                "type",
                                "use_stripe_sdk",
                                "use_stripe_sdk",
                                Json.object("type", "three_d_secure_redirect"))
                        : Json.object(
                                "type",
                                "redirect_to_url",
                                "redirect_to_url",
                                Json.object(
                                        "return_url",
                                        returnUrl,
                                        "url",
                                        page + "&return_url=" + Urls.encode(returnUrl))));
        events.emit(account, "payment_intent.requires_action", intent);
        return intent;
    }

    /** What the patient did at his bank. */
    public ObjectNode authenticate(String account, String id, boolean accepted) {
        var intent = store.get(account, "payment_intent", id);
        var card = beingAuthenticated.remove(id);
        if (card == null || !"requires_action".equals(Json.text(intent, "status"))) {
            throw PaymentIntents.unexpectedState(intent, "authenticate");
        }
        intent.set("next_action", NullNode.getInstance());
        return accepted ? process(account, intent, card) : refuse(account, intent);
    }

    private ObjectNode refuse(String account, ObjectNode intent) {
        var error = Json.object(
                "code", "payment_intent_authentication_failure",
                "doc_url", "https://stripe.com/docs/error-codes/payment-intent-authentication-failure",
                "message",
                        "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
                "type", "invalid_request_error");
        return backToStart(account, intent, error);
    }

    private ObjectNode process(String account, ObjectNode intent, TestCard card) {
        if (!slow.contains(account)) {
            return charge(account, intent, card);
        }
        beingProcessed.put(Json.required(intent, "id"), card);
        intent.put("status", "processing");
        events.emit(account, "payment_intent.processing", intent);
        return intent;
    }

    /** The bank answers at last what was in processing: yes, or no whatever the card. */
    public ObjectNode end(String account, String id, boolean accepted) {
        var intent = store.get(account, "payment_intent", id);
        var card = beingProcessed.remove(id);
        if (card == null) {
            throw PaymentIntents.unexpectedState(intent, "end");
        }
        return charge(account, intent, accepted ? card : TestCard.DECLINED);
    }

    private ObjectNode charge(String account, ObjectNode intent, TestCard card) {
        if (card.isDeclined()) {
            return decline(account, intent, card);
        }
        var manual = "manual".equals(Json.text(intent, "capture_method"));
        var charge = manual ? charges.authorize(account, intent, card) : charges.succeed(account, intent, card);
        intent.set("latest_charge", charge.get("id"));
        intent.put("status", manual ? "requires_capture" : "succeeded");
        intent.set(manual ? "amount_capturable" : "amount_received", intent.get("amount"));
        events.emit(account, manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", intent);
        return intent;
    }

    private ObjectNode decline(String account, ObjectNode intent, TestCard card) {
        var charge = charges.fail(account, intent, card);
        intent.set("latest_charge", charge.get("id"));
        var error = Json.object(
                "charge", charge.get("id"),
                "code", card.code(),
                "decline_code", card.declineCode(),
                "doc_url", "https://stripe.com/docs/error-codes/" + card.code().replace('_', '-'),
                "message", card.message(),
                "type", "card_error");
        return backToStart(account, intent, error);
    }

    private ObjectNode backToStart(String account, ObjectNode intent, ObjectNode error) {
        var method = Json.text(intent, "payment_method");
        if (method != null) {
            error.set(
                    "payment_method",
                    store.get(account, "payment_method", method).deepCopy());
        }
        intent.set("last_payment_error", error);
        intent.set("payment_method", NullNode.getInstance());
        intent.put("status", "requires_payment_method");
        events.emit(account, "payment_intent.payment_failed", intent);
        return intent;
    }

    void forget(ObjectNode intent) {
        beingAuthenticated.remove(Json.required(intent, "id"));
    }

    void forget(String account) {
        slow.remove(account);
        store.list(account, "payment_method").forEach(method -> methods.remove(Json.required(method, "id")));
    }

    void clear() {
        methods.clear();
        beingAuthenticated.clear();
        beingProcessed.clear();
        slow.clear();
    }
}
