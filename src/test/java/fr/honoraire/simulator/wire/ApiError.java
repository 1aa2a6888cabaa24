package fr.honoraire.simulator.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A refusal, as Stripe words it. */
public final class ApiError extends RuntimeException {

    private final int status;
    private final transient ObjectNode error;
    private boolean keepsItsEffects;

    public ApiError(int status, String type, @Nullable String code, String message) {
        super(message);
        this.status = status;
        this.error = Json.object("type", type, "message", message);
        with("code", code);
    }

    public static ApiError invalid(@Nullable String code, String message) {
        return new ApiError(400, "invalid_request_error", code, message);
    }

    public static ApiError parameter(String code, String param, String message) {
        return invalid(code, message).with("param", param);
    }

    public static ApiError missingParameter(String param) {
        return parameter("parameter_missing", param, "Missing required param: " + param + ".");
    }

    public static ApiError unauthorized(String message) {
        return new ApiError(401, "invalid_request_error", null, message);
    }

    public static ApiError unknownAccount(String account) {
        return new ApiError(
                403,
                "invalid_request_error",
                "account_invalid",
                "The provided key does not have access to account '" + account
                        + "' (or that account does not exist). Application access may have been revoked.");
    }

    public static ApiError missingResource(String object, String id) {
        return new ApiError(404, "invalid_request_error", "resource_missing", "No such " + object + ": '" + id + "'")
                .with("param", "id");
    }

    /** An error after which what was done stays done, as a declined card. */
    public static ApiError card(String message, String code, @Nullable String declineCode) {
        var declined = new ApiError(402, "card_error", code, message).with("decline_code", declineCode);
        declined.keepsItsEffects = true;
        return declined;
    }

    public ApiError with(String name, @Nullable Object value) {
        if (value != null) {
            error.set(name, Json.value(value));
        }
        return this;
    }

    public int status() {
        return status;
    }

    /** Whether the call got past validation, so that its answer is kept under its idempotency key. */
    public boolean keepsItsEffects() {
        return keepsItsEffects;
    }

    public ObjectNode error() {
        return error;
    }

    public ApiAnswer answer() {
        return new ApiAnswer(status, Json.object("error", error));
    }
}
