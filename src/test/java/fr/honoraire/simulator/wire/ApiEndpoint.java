package fr.honoraire.simulator.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers the calls of the API: recognises the caller, spoils what is to be spoilt, and does each call once. */
public final class ApiEndpoint implements HttpHandler {

    /** Runs one action with nothing else changing, and undoes nothing: an action validates before it changes. */
    public interface Alone {
        ObjectNode run(ApiRequest cause, Supplier<ObjectNode> action);
    }

    private static final int LONGEST_KEY = 255;

    private final Routes routes;
    private final Callers callers;
    private final Alone alone;
    private final Faults faults;
    private final RequestLog log;
    private final Idempotency idempotency = new Idempotency();

    public ApiEndpoint(Routes routes, Callers callers, Alone alone, Faults faults, RequestLog log) {
        this.routes = routes;
        this.callers = callers;
        this.alone = alone;
        this.faults = faults;
        this.log = log;
    }

    public void forgetAnswers() {
        idempotency.clear();
    }

    /** The same, for one account. */
    public void forgetAnswers(String account) {
        idempotency.forget(account);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if ("OPTIONS".equals(exchange.getRequestMethod())) {
            Http.allowAnyOrigin(exchange);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
        }
        var request = callers.read(exchange);
        var fault = faults.take(request).orElse(null);
        if (fault == Fault.HANG) {
            pause(faults.patience());
            log.add(request, 0);
            exchange.close();
            return;
        }
        var answer = answer(request, fault);
        var lost = fault == Fault.DROP_AFTER || fault == Fault.HALF_BODY;
        log.add(request, lost ? 0 : answer.status());
        send(exchange, request, answer, fault);
    }

    private ApiAnswer answer(ApiRequest request, @Nullable Fault fault) {
        try {
            if (fault == Fault.RATE_LIMITED || fault == Fault.RATE_LIMITED_RETRY) {
                return tooMany(fault);
            }
            callers.check(request);
            return request.idempotencyKey() == null || !"POST".equals(request.method())
                    ? perform(request, fault)
                    : once(request, fault);
        } catch (ApiError refused) {
            return refused.answer();
        } catch (RuntimeException bug) {
            System.getLogger("stripe-simulator").log(System.Logger.Level.ERROR, request.path(), bug);
            return broken();
        }
    }

    private static ApiAnswer tooMany(Fault fault) {
        var answer = new ApiError(429, "invalid_request_error", "rate_limit", "Request rate limit exceeded.").answer();
        return fault == Fault.RATE_LIMITED_RETRY ? answer.with("Stripe-Should-Retry", "true") : answer;
    }

    private ApiAnswer once(ApiRequest request, @Nullable Fault fault) {
        if (request.idempotencyKey() != null && request.idempotencyKey().length() > LONGEST_KEY) {
            throw new ApiError(400, "idempotency_error", null, "Idempotency keys have at most 255 characters.");
        }
        var replayed = idempotency.begin(request);
        if (replayed != null) {
            return replayed;
        }
        try {
            var answer = perform(request, fault);
            idempotency.keep(request, answer);
            return request.isV2() && fault == Fault.ERROR_AFTER ? broken() : answer;
        } catch (ApiError refused) {
            if (refused.keepsItsEffects()) {
                idempotency.keep(request, refused.answer());
            } else {
                idempotency.release(request);
            }
            throw refused;
        } catch (RuntimeException bug) {
            idempotency.release(request);
            throw bug;
        }
    }

    /** Version 1 keeps a 500 for good under its key; version 2 finishes the work at the next attempt. */
    private ApiAnswer perform(ApiRequest request, @Nullable Fault fault) {
        if (fault != null && !fault.doesTheWork()) {
            if (request.isV2()) {
                throw new ApiError(500, "api_error", null, "An unknown error occurred");
            }
            return broken();
        }
        var done = ApiAnswer.ok(alone.run(request, () -> routes.run(request)));
        if (fault == Fault.LATE) {
            pause(faults.patience());
        }
        return fault == Fault.ERROR_AFTER && !request.isV2() ? broken() : done;
    }

    private static ApiAnswer broken() {
        return new ApiError(500, "api_error", null, "An unknown error occurred").answer();
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, ApiRequest request, ApiAnswer answer, @Nullable Fault fault)
            throws IOException {
        if (fault == Fault.DROP_AFTER) {
            exchange.close();
            return;
        }
        var headers = exchange.getResponseHeaders();
        Http.allowAnyOrigin(exchange);
        headers.set("Content-Type", "application/json");
        headers.set("Request-Id", request.id());
        headers.set("Stripe-Version", request.version() == null ? com.stripe.Stripe.API_VERSION : request.version());
        if (request.idempotencyKey() != null) {
            headers.set("Idempotency-Key", request.idempotencyKey());
        }
        if (request.account() != null) {
            headers.set("Stripe-Account", request.account());
        }
        answer.headers().forEach(headers::set);
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (exchange;
                var out = exchange.getResponseBody()) {
            out.write(body, 0, fault == Fault.HALF_BODY ? body.length / 2 : body.length);
            out.flush();
        }
    }
}
