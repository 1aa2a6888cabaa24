package fr.honoraire.simulator.wire;

import com.stripe.Stripe;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Reads who calls and what for, and turns away those who may not. */
public final class Callers {

    private static final String UNREADABLE = "_unreadable";

    private final Predicate<String> knownAccount;

    public Callers(Predicate<String> knownAccount) {
        this.knownAccount = knownAccount;
    }

    ApiRequest read(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var headers = exchange.getRequestHeaders();
        var params = FormParams.decode(Objects.requireNonNullElse(uri.getRawQuery(), ""));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        params.setAll(body(body, Objects.requireNonNullElse(headers.getFirst("Content-Type"), "")));
        var key = key(headers.getFirst("Authorization"), params);
        var context = headers.getFirst("Stripe-Context");
        var account = headers.getFirst("Stripe-Account");
        return new ApiRequest(
                Ids.next("req"),
                exchange.getRequestMethod(),
                uri.getPath(),
                key,
                account != null ? account : context != null ? context : Json.text(params, "_stripe_account"),
                headers.getFirst("Idempotency-Key"),
                headers.getFirst("Stripe-Version"),
                params,
                List.of());
    }

    private static ObjectNode body(String text, String contentType) {
        if (!contentType.startsWith("application/json")) {
            return FormParams.decode(text);
        }
        try {
            return Json.parse(text.isEmpty() ? "{}" : text) instanceof ObjectNode node ? node : unreadable();
        } catch (JacksonException _) {
            return unreadable();
        }
    }

    /** Told later, when the caller may be answered. */
    private static ObjectNode unreadable() {
        return Json.object(UNREADABLE, true);
    }

    private static String key(@Nullable String authorization, ObjectNode params) {
        if (authorization == null) {
            return Objects.requireNonNullElse(Json.text(params, "key"), "");
        }
        if (authorization.startsWith("Basic ")) {
            var pair = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
            return pair.contains(":") ? pair.substring(0, pair.indexOf(':')) : pair;
        }
        return authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
    }

    void check(ApiRequest request) {
        checkKey(request);
        if (request.params().has(UNREADABLE)) {
            throw ApiError.invalid(null, "The body of the request is not a JSON object.");
        }
        if (request.isV2() && request.version() == null) {
            throw ApiError.invalid(
                    "api_version_required", "Send a Stripe-Version header, such as " + Stripe.API_VERSION + ".");
        }
        if (request.account() != null && !knownAccount.test(request.account())) {
            throw ApiError.unknownAccount(request.account());
        }
    }

    private static void checkKey(ApiRequest request) {
        var key = request.key();
        if (key.isEmpty()) {
            throw ApiError.unauthorized("You did not provide an API key.");
        }
        if (key.matches("(sk|pk|rk)_live_.*")) {
            throw ApiError.unauthorized("This is a simulator: it takes no live key.");
        }
        var mayRead = request.fromBrowser()
                && "GET".equals(request.method())
                && request.path().matches("/v1/payment_intents/\\w+")
                && request.text("client_secret") != null;
        if (!key.startsWith("sk_test_") && !(key.startsWith("pk_test_") && mayRead)) {
            throw ApiError.unauthorized("Invalid API Key provided.");
        }
    }
}
