package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Payments from their opening to their one success, or their cancelling. */
public final class PaymentIntents {

    private static final int LEAST = 50;
    private static final Set<String> PAYABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");

    private final Store store;
    private final SimulatedClock clock;
    private final Events events;
    private final Charges charges;
    private final Accounts accounts;
    private final Map<String, TestCard> beingAuthenticated = new HashMap<>();
    private String baseUrl = "";

    public PaymentIntents(Store store, SimulatedClock clock, Events events, Charges charges, Accounts accounts) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.charges = charges;
        this.accounts = accounts;
    }

    public void servedAt(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public ObjectNode create(ApiRequest request) {
        var account = account(request);
        accounts.requireCharges(account);
        var amount = request.requiredNumber("amount");
        checkAmount(amount, request);
        var intent = NewIntent.of(request, amount, clock.seconds());
        store.put(account, intent);
        events.emit(account, "payment_intent.created", intent);
        return "true".equals(request.text("confirm")) ? confirm(request, intent) : intent;
    }

    private static void checkAmount(long amount, ApiRequest request) {
        if (amount < 1) {
            throw ApiError.parameter(
                    "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
        }
        if (amount < LEAST) {
            throw tooSmall();
        }
        if (amount > 99_999_999) {
            throw ApiError.parameter("amount_too_large", "amount", "Amount must be no more than €999,999.99");
        }
        if (!"eur".equalsIgnoreCase(request.required("currency"))) {
            throw ApiError.parameter("parameter_invalid", "currency", "The simulator knows the euro only.");
        }
        if (Json.number(request.params(), "application_fee_amount") > amount) {
            throw ApiError.parameter(
                    "parameter_invalid_integer",
                    "application_fee_amount",
                    "The application fee must not exceed the amount.");
        }
    }

    private static ApiError tooSmall() {
        return ApiError.parameter("amount_too_small", "amount", "Amount must be at least €0.50 eur");
    }

    public ObjectNode read(ApiRequest request) {
        var intent = get(account(request), request.pathPart(0));
        if (request.fromBrowser() && !Json.required(intent, "client_secret").equals(request.text("client_secret"))) {
            throw ApiError.missingResource("payment_intent", request.pathPart(0));
        }
        return intent;
    }

    public ObjectNode get(String account, String id) {
        return store.get(account, "payment_intent", id);
    }

    public ObjectNode update(ApiRequest request) {
        var intent = read(request);
        var metadata = Metadata.merge(
                Json.child(intent, "metadata").deepCopy(), request.params().get("metadata"));
        if (request.text("amount") != null) {
            updateAmount(intent, request.requiredNumber("amount"));
        }
        for (var name : Set.of("description", "receipt_email", "statement_descriptor_suffix")) {
            if (request.text(name) != null) {
                intent.put(name, request.text(name));
            }
        }
        intent.set("metadata", metadata);
        return intent;
    }

    private static void updateAmount(ObjectNode intent, long amount) {
        if (!PAYABLE.contains(Json.required(intent, "status"))) {
            throw unexpectedState(intent, "update", "its amount");
        }
        if (amount < LEAST) {
            throw tooSmall();
        }
        intent.put("amount", amount);
    }

    public ObjectNode confirm(ApiRequest request) {
        return confirm(request, read(request));
    }

    private ObjectNode confirm(ApiRequest request, ObjectNode intent) {
        var method = request.text("payment_method");
        var card = method == null ? null : TestCard.of(method).orElse(null);
        if (card == null) {
            throw ApiError.parameter("resource_missing", "payment_method", "No such PaymentMethod: '" + method + "'");
        }
        var paid = pay(account(request), intent, card, request.text("return_url"));
        if (card.isDeclined() && !card.needsAuthentication()) {
            throw ApiError.card(card.message(), card.code(), card.declineCode())
                    .with("charge", paid.get("latest_charge"))
                    .with("payment_intent", paid.deepCopy());
        }
        return paid;
    }

    /** Pays as the patient does in the browser, where authentication happens in a dialog. */
    public ObjectNode pay(String account, String id, TestCard card) {
        return pay(account, get(account, id), card, null);
    }

    private ObjectNode pay(String account, ObjectNode intent, TestCard card, @Nullable String returnUrl) {
        accounts.requireCharges(account);
        if (!PAYABLE.contains(Json.required(intent, "status"))) {
            throw unexpectedState(intent, "confirm", "it");
        }
        var method = store.put(account, Cards.paymentMethod(card, clock.seconds()));
        intent.set("payment_method", method.get("id"));
        intent.set("last_payment_error", NullNode.getInstance());
        intent.set("next_action", NullNode.getInstance());
        if (card.needsAuthentication()) {
            return askForAuthentication(account, intent, card, returnUrl);
        }
        return charge(account, intent, card);
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
        var intent = get(account, id);
        var card = beingAuthenticated.remove(id);
        if (card == null || !"requires_action".equals(Json.text(intent, "status"))) {
            throw unexpectedState(intent, "authenticate", "it");
        }
        intent.set("next_action", NullNode.getInstance());
        return accepted ? charge(account, intent, card) : refuse(account, intent);
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

    private ObjectNode charge(String account, ObjectNode intent, TestCard card) {
        if (card.isDeclined()) {
            return decline(account, intent, card);
        }
        var charge = charges.succeed(account, intent, card);
        intent.put("status", "succeeded");
        intent.set("amount_received", intent.get("amount"));
        intent.set("latest_charge", charge.get("id"));
        events.emit(account, "payment_intent.succeeded", intent);
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

    public ObjectNode cancel(ApiRequest request) {
        var intent = read(request);
        if (!PAYABLE.contains(Json.required(intent, "status"))) {
            throw unexpectedState(intent, "cancel", "it");
        }
        beingAuthenticated.remove(Json.required(intent, "id"));
        intent.put("status", "canceled");
        intent.put("canceled_at", clock.seconds());
        intent.put("cancellation_reason", request.text("cancellation_reason"));
        intent.set("next_action", NullNode.getInstance());
        events.emit(account(request), "payment_intent.canceled", intent);
        return intent;
    }

    private static ApiError unexpectedState(ObjectNode intent, String verb, String what) {
        return ApiError.invalid(
                        "payment_intent_unexpected_state",
                        "You cannot %s this PaymentIntent (%s) because it has a status of %s."
                                .formatted(verb, what, Json.text(intent, "status")))
                .with("payment_intent", intent.deepCopy());
    }

    static String account(ApiRequest request) {
        return request.account() == null ? Store.PLATFORM : request.account();
    }

    void clear() {
        beingAuthenticated.clear();
    }
}
