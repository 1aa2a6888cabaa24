package fr.honoraire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentListParams;
import fr.honoraire.simulator.wire.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on order, seen by Stripe's own client. */
class SimulatedFaultsTest {

    private static final String INTENTS = "^/v1/payment_intents$";

    private static StripeSimulator stripe;
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        stripe = StripeSimulator.start(0);
        platform = new TestPlatform(stripe);
    }

    @AfterAll
    static void stop() {
        stripe.close();
    }

    @BeforeEach
    void reset() {
        stripe.reset();
    }

    @Test
    void aLostAnswerStillDidTheWork() throws StripeException {
        var account = platform.readyAccount();
        stripe.faults().next(2, "POST", INTENTS, Fault.DROP_AFTER);

        assertThatThrownBy(() -> create(account, "note-1")).isInstanceOf(ApiConnectionException.class);

        assertThat(count(account)).isEqualTo(1);
        create(account, "note-1");
        assertThat(count(account)).isEqualTo(1);
    }

    @Test
    void anAnswerCutHalfWayStillDidTheWork() throws StripeException {
        var account = platform.readyAccount();
        stripe.faults().next(1, "POST", INTENTS, Fault.HALF_BODY);

        assertThatThrownBy(() -> create(account, "note-1")).isInstanceOf(StripeException.class);

        assertThat(count(account)).isEqualTo(1);
    }

    @Test
    void anErrorIsReplayedForEver() throws StripeException {
        var account = platform.readyAccount();
        stripe.faults().next(1, "POST", INTENTS, Fault.ERROR_AFTER);

        assertThatThrownBy(() -> create(account, "note-1")).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> create(account, "note-1")).isInstanceOf(ApiException.class);

        assertThat(count(account)).isEqualTo(1);
    }

    @Test
    void aRateLimitIsForgotten() throws StripeException {
        var account = platform.readyAccount();
        stripe.faults().next(1, "POST", INTENTS, Fault.RATE_LIMITED);

        assertThatThrownBy(() -> create(account, "note-1")).isInstanceOf(RateLimitException.class);

        create(account, "note-1");
        assertThat(count(account)).isEqualTo(1);
    }

    @Test
    void noAnswerMayMeanNoWork() throws StripeException {
        var account = platform.readyAccount();
        stripe.faults().lasting(Duration.ofSeconds(2)).next(5, "POST", INTENTS, Fault.HANG);
        var impatient = StripeClient.builder()
                .setApiKey("sk_test_x")
                .setApiBase(stripe.baseUrl())
                .setReadTimeout(300)
                .build();

        assertThatThrownBy(() ->
                        impatient.v1().paymentIntents().create(TestPlatform.amount(2500), TestPlatform.on(account)))
                .isInstanceOf(ApiConnectionException.class);

        assertThat(count(account)).isZero();
    }

    @Test
    void twoCallsWithOneKeyDoNotRunTogether() throws StripeException {
        var account = platform.readyAccount();
        stripe.faults().lasting(Duration.ofSeconds(1)).next(1, "POST", INTENTS, Fault.LATE);

        var first = CompletableFuture.supplyAsync(() -> createUnchecked(account, "note-1"), ofItsOwn());
        pause();

        assertThat(createUnchecked(account, "note-1")).isEqualTo("idempotency_key_in_use");
        assertThat(first.join()).startsWith("pi_");
        assertThat(count(account)).isEqualTo(1);
    }

    @Test
    void aFaultMayConcernOneAccountOnly() throws StripeException {
        var account = platform.readyAccount();
        var other = platform.readyAccount();
        stripe.faults().next(1, "POST", INTENTS, other, Fault.RATE_LIMITED);

        create(account, "note-1");

        assertThatThrownBy(() -> create(other, "note-2")).isInstanceOf(RateLimitException.class);
    }

    @Test
    void callsAreLogged() throws StripeException {
        var account = platform.readyAccount();
        create(account, "note-1");

        assertThat(stripe.requests()).anySatisfy(call -> {
            assertThat(call.path()).isEqualTo("/v1/payment_intents");
            assertThat(call.account()).isEqualTo(account);
            assertThat(call.idempotencyKey()).isEqualTo("note-1");
            assertThat(call.status()).isEqualTo(200);
        });
    }

    private static PaymentIntent create(String account, String key) throws StripeException {
        var options = RequestOptions.builder()
                .setStripeAccount(account)
                .setIdempotencyKey(key)
                .build();
        return platform.client().v1().paymentIntents().create(TestPlatform.amount(2500), options);
    }

    private static String createUnchecked(String account, String key) {
        try {
            return create(account, key).getId();
        } catch (StripeException e) {
            return String.valueOf(e.getCode());
        }
    }

    private static Executor ofItsOwn() {
        return task -> Thread.ofVirtual().start(task);
    }

    private static void pause() {
        try {
            Thread.sleep(400);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static int count(String account) throws StripeException {
        return platform.client()
                .v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder().build(), TestPlatform.on(account))
                .getData()
                .size();
    }
}
