package fr.honoraire.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.stripe.StripeClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an answer comes to, Stripe's own or one of something on the way: a no, or nothing known. */
@ExtendWith(OutputCaptureExtension.class)
class StripeCallsTest {

    private static final String KEY = "sk_test_51NobodyMayReadThis";
    private static final String PATIENT = "Jean Petit";
    private static final String HTML = "<html><body>Bad gateway</body></html>";
    private static final String UNSURE = "unsure";

    private static final StripeCalls calls = new StripeCalls();
    private static final AtomicInteger attempts = new AtomicInteger();
    private static HttpServer server;
    private static StripeClient client;
    private static Answer next = new Answer(200, null, "");

    /** @param retry what Stripe advises, if anything */
    record Answer(int status, @Nullable Boolean retry, String body) {

        static Answer error(int status, String type, String code) {
            return new Answer(status, null, """
                    {"error": {"type": "%s", "code": "%s", "message": "No such thing for %s"}}""".formatted(type, code, PATIENT));
        }

        Answer advising(boolean again) {
            return new Answer(status, again, body);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", StripeCallsTest::answer);
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        client = new StripeConfiguration()
                .stripeClient(new StripeProperties(
                        KEY,
                        "pk_test_51Nobody",
                        List.of(),
                        address,
                        address,
                        address,
                        List.of(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10)));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        attempts.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        var headers = exchange.getResponseHeaders();
        headers.set("Request-Id", "req_1");
        if (next.retry() != null) {
            headers.set("Stripe-Should-Retry", next.retry().toString());
        }
        var body = next.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(next.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void forgetAttempts() {
        attempts.set(0);
    }

    static List<Arguments> answers() {
        return List.of(
                row("a wrong parameter", Answer.error(400, "invalid_request_error", "parameter_missing"), 1),
                row("a wrong key", Answer.error(401, "invalid_request_error", "api_key_expired"), 1),
                row("a declined card", Answer.error(402, "card_error", "card_declined"), 1),
                row("a foreign account", Answer.error(403, "invalid_request_error", "account_invalid"), 1),
                row("an unknown object", Answer.error(404, "invalid_request_error", "resource_missing"), 1),
                row("a key used for something else", Answer.error(400, "idempotency_error", "mismatch"), UNSURE, 1),
                row("too slow", Answer.error(408, "api_error", "timeout"), UNSURE, 1),
                row("a key in use", Answer.error(409, "idempotency_error", "idempotency_key_in_use"), UNSURE, 2),
                row("in conflict, give up", Answer.error(409, "api_error", "x").advising(false), UNSURE, 1),
                row("let down by others", Answer.error(424, "api_error", "x"), UNSURE, 1),
                row("busy", Answer.error(429, "invalid_request_error", "rate_limit"), UNSURE, 3),
                row(
                        "busy, try again",
                        Answer.error(429, "invalid_request_error", "lock_timeout")
                                .advising(true),
                        UNSURE,
                        6),
                row("broken", Answer.error(500, "api_error", "x"), UNSURE, 2),
                row("broken, give up", Answer.error(500, "api_error", "x").advising(false), UNSURE, 1),
                row("down", Answer.error(503, "api_error", "x"), UNSURE, 2),
                row("a gateway's page", new Answer(502, null, HTML), UNSURE, 2),
                row("somebody else's 404", new Answer(404, null, HTML), UNSURE, 1),
                row("half a refusal", new Answer(400, null, "{\"error\": {\"type\": \"idempotency_"), UNSURE, 1),
                row("half an answer", new Answer(200, null, "{\"id\": \"pi_1\", \"object\": \"pay"), UNSURE, 1),
                row("no object", new Answer(200, null, "[]"), UNSURE, 1),
                row("nothing", new Answer(200, null, ""), UNSURE, 1),
                row("a page", new Answer(200, null, HTML), UNSURE, 1));
    }

    private static Arguments row(String name, Answer answer, int attempts) {
        var code = answer.body().replaceAll("(?s).*\"code\": \"([a-z_]+)\".*", "$1");
        return row(name, answer, code, attempts);
    }

    private static Arguments row(String name, Answer answer, String outcome, int attempts) {
        return Arguments.of(name, answer, outcome, attempts);
    }

    @ParameterizedTest(name = "{0}: {2} after {3}")
    @MethodSource("answers")
    void anAnswerIsANoOrNothingKnown(
            String name, Answer answer, String outcome, int expectedAttempts, CapturedOutput output) {
        next = answer;

        var failure = catchThrowable(
                () -> calls.ask(() -> client.v1().paymentIntents().retrieve("pi_1")));

        if (outcome.equals(UNSURE)) {
            assertThat(failure).isInstanceOf(GatewayUnsure.class);
        } else {
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            GatewayRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo(outcome));
        }
        assertThat(attempts).hasValue(expectedAttempts);
        assertThat(output.getAll()).doesNotContain(KEY, PATIENT);
        assertThat(Throwables.getStackTrace(failure)).doesNotContain(KEY, PATIENT);
    }

    @Test
    void theNewerInterfaceSaysNoInItsOwnWay() {
        next = new Answer(404, null, """
                {"error": {"type": "invalid_request_error", "code": "not_found", "message": "No such account"}}""");

        var failure = catchThrowable(
                () -> calls.ask(() -> client.v2().core().accounts().retrieve("acct_1")));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        GatewayRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("not_found"));
    }

    @Test
    void whatFailsOnALaterPageIsSortedLikeTheFirst() {
        next = new Answer(200, null, """
                {"object": "list", "has_more": true, "url": "/v1/refunds",
                 "data": [{"id": "re_1", "object": "refund"}]}""");

        var failure = catchThrowable(() -> calls.all(() -> {
            var first = client.v1().refunds().list();
            next = Answer.error(500, "api_error", "x");
            return first;
        }));

        assertThat(failure).isInstanceOf(GatewayUnsure.class);
    }
}
