package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.util.Set;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Payments as the platform orders them: opened, changed, captured, canceled. */
public final class PaymentIntents {

    private static final int LEAST = 50;
    private static final int MOST = 99_999_999;
    private static final Set<String> PAYABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");

    private final Store store;
    private final SimulatedClock clock;
    private final Events events;
    private final Charges charges;
    private final Accounts accounts;
    private final Confirmations confirmations;

    PaymentIntents(
            Store store,
            SimulatedClock clock,
            Events events,
            Charges charges,
            Accounts accounts,
            Confirmations confirmations) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.charges = charges;
        this.accounts = accounts;
        this.confirmations = confirmations;
    }

    public ObjectNode create(ApiRequest request) {
        var account = account(request);
        accounts.requireCharges(account);
        var amount = request.requiredNumber("amount");
        if (!"eur".equalsIgnoreCase(request.required("currency"))) {
            throw ApiError.parameter("parameter_invalid", "currency", "The simulator knows the euro only.");
        }
        checkAmount(amount, Json.number(request.params(), "application_fee_amount"));
        var method = request.text("payment_method");
        var card = method == null ? null : confirmations.card(account, method);
        var intent = NewIntent.of(request, amount, clock.seconds());
        if ("true".equals(request.text("confirm")) && card == null) {
            throw Confirmations.noMethod(intent);
        }
        store.put(account, intent);
        if (card != null) {
            confirmations.attach(account, intent, card);
        }
        events.emit(account, "payment_intent.created", intent);
        return "true".equals(request.text("confirm")) ? confirmations.confirm(request, intent) : intent;
    }

    private static void checkAmount(long amount, long applicationFee) {
        if (amount < 1) {
            throw ApiError.parameter(
                    "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
        }
        if (amount < LEAST) {
            throw ApiError.parameter("amount_too_small", "amount", "Amount must be at least €0.50 eur");
        }
        if (amount > MOST) {
            throw ApiError.parameter("amount_too_large", "amount", "Amount must be no more than €999,999.99");
        }
        if (applicationFee < 0 || applicationFee > amount) {
            throw ApiError.parameter(
                    "parameter_invalid_integer",
                    "application_fee_amount",
                    "The application fee must be positive and not exceed the amount.");
        }
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
        var account = account(request);
        var intent = read(request);
        var metadata = Metadata.merge(
                Json.child(intent, "metadata").deepCopy(), request.params().get("metadata"));
        var method = request.text("payment_method");
        var card = method == null ? null : confirmations.card(account, method);
        if (request.text("amount") != null || request.text("application_fee_amount") != null || card != null) {
            updateMoney(request, intent);
        }
        for (var name : Set.of("description", "receipt_email", "statement_descriptor_suffix", "transfer_group")) {
            if (request.text(name) != null) {
                intent.put(name, request.text(name));
            }
        }
        if (card != null) {
            confirmations.attach(account, intent, card);
        }
        intent.set("metadata", metadata);
        return intent;
    }

    private static void updateMoney(ApiRequest request, ObjectNode intent) {
        if (!PAYABLE.contains(Json.required(intent, "status"))) {
            throw unexpectedState(intent, "update");
        }
        var amount = request.text("amount") == null ? Json.number(intent, "amount") : request.requiredNumber("amount");
        var fee = request.text("application_fee_amount") == null
                ? Json.number(intent, "application_fee_amount")
                : request.requiredNumber("application_fee_amount");
        checkAmount(amount, fee);
        intent.put("amount", amount);
        if (request.text("application_fee_amount") != null) {
            intent.put("application_fee_amount", fee);
        }
    }

    /** Takes what was only authorised, or part of it. */
    public ObjectNode capture(ApiRequest request) {
        var account = account(request);
        var intent = read(request);
        if (!"requires_capture".equals(Json.text(intent, "status"))) {
            throw unexpectedState(intent, "capture");
        }
        var most = Json.number(intent, "amount_capturable");
        var amount = request.text("amount_to_capture") == null ? most : request.requiredNumber("amount_to_capture");
        if (amount < 1 || amount > most) {
            throw ApiError.parameter(
                    "amount_too_large", "amount_to_capture", "The amount to capture is more than can be captured.");
        }
        charges.captureNow(account, store.get(account, "charge", Json.required(intent, "latest_charge")), amount);
        intent.put("amount_capturable", 0);
        intent.put("amount_received", amount);
        intent.put("status", "succeeded");
        events.emit(account, "payment_intent.succeeded", intent);
        return intent;
    }

    public ObjectNode cancel(ApiRequest request) {
        var intent = read(request);
        var status = Json.required(intent, "status");
        if (!PAYABLE.contains(status) && !"requires_capture".equals(status)) {
            throw unexpectedState(intent, "cancel");
        }
        confirmations.forget(intent);
        intent.put("status", "canceled");
        intent.put("amount_capturable", 0);
        intent.put("canceled_at", clock.seconds());
        intent.put("cancellation_reason", request.text("cancellation_reason"));
        intent.set("next_action", NullNode.getInstance());
        events.emit(account(request), "payment_intent.canceled", intent);
        return intent;
    }

    static ApiError unexpectedState(ObjectNode intent, String verb) {
        return ApiError.invalid(
                        "payment_intent_unexpected_state",
                        "You cannot %s this PaymentIntent because it has a status of %s."
                                .formatted(verb, Json.text(intent, "status")))
                .with("payment_intent", intent.deepCopy());
    }

    static boolean isPayable(ObjectNode intent) {
        return PAYABLE.contains(Json.required(intent, "status"));
    }

    static String account(ApiRequest request) {
        return request.account() == null ? Store.PLATFORM : request.account();
    }
}
