package fr.honoraire.simulator;

import com.sun.net.httpserver.HttpServer;
import fr.honoraire.simulator.page.CardPages;
import fr.honoraire.simulator.page.OnboardingPages;
import fr.honoraire.simulator.state.Api;
import fr.honoraire.simulator.state.TestCard;
import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.webhook.Delivery;
import fr.honoraire.simulator.webhook.Webhooks;
import fr.honoraire.simulator.wire.ApiEndpoint;
import fr.honoraire.simulator.wire.Callers;
import fr.honoraire.simulator.wire.Faults;
import fr.honoraire.simulator.wire.Json;
import fr.honoraire.simulator.wire.RequestLog;
import fr.honoraire.simulator.wire.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stripe, as far as the application needs it, on this machine and in memory. */
public final class StripeSimulator implements AutoCloseable {

    private static final int DEFAULT_PORT = 8420;
    private static final Duration CAPTURES_EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final World world = new World();
    private final Webhooks webhooks =
            new Webhooks((account, event) -> world.alone(() -> world.events().delivered(account, event)));
    private final Faults faults = new Faults();
    private final RequestLog requests = new RequestLog();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService captures = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("captures").factory());
    private final ApiEndpoint api;
    private final HttpServer server;

    private StripeSimulator(int port) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(executor);
        world.servedAt(baseUrl());
        world.events().to(webhooks::take);
        var routes = new Routes();
        Api.addTo(routes, world);
        api = new ApiEndpoint(
                routes,
                new Callers(id -> world.alone(() -> world.accounts().exists(id))),
                world::alone,
                faults,
                requests);
        server.createContext("/v1/", api);
        server.createContext("/v2/", api);
        server.createContext("/v3/", new CardPages(world));
        server.createContext("/onboarding/", new OnboardingPages(world));
        server.start();
        var _ = captures.scheduleWithFixedDelay(
                this::capture, CAPTURES_EVERY.toMillis(), CAPTURES_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts one on this port, or on any free one if it is 0. */
    public static StripeSimulator start(int port) {
        try {
            return new StripeSimulator(port);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port, e);
        }
    }

    /** Runs it alone. */
    public static void main(String... args) {
        var simulator = start(args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_PORT);
        System.out.println("Stripe simulator: " + simulator.baseUrl() + "/");
    }

    /** Where the API answers. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The stand-in for Stripe.js. */
    public String scriptUrl() {
        return baseUrl() + "/v3/";
    }

    public Instant now() {
        return world.clock().now();
    }

    /** Moves the clock, forth or back. */
    public void advance(Duration step) {
        capture();
        world.clock().advance(step);
    }

    public void at(Instant now) {
        capture();
        world.clock().set(now);
    }

    private void capture() {
        world.alone(world.charges()::capture);
    }

    /** Everything given and accepted: the account may be paid and paid out. */
    public void completeOnboarding(String accountId) {
        world.alone(() -> world.accounts().complete(accountId));
    }

    /** Papers are asked for within two weeks; payouts stop meanwhile. */
    public void lackPapers(String accountId) {
        world.alone(() -> world.accounts().lackPapers(accountId));
    }

    /** Papers were asked for in vain: charges and payouts stop. */
    public void requirePastDue(String accountId) {
        world.alone(() -> world.accounts().requirePastDue(accountId));
    }

    /** Pays with a test card, as a patient would; answers the payment's status. */
    public String payIntent(String accountId, String paymentIntentId, String cardNumber) {
        var card = TestCard.of(cardNumber).orElseThrow(() -> new IllegalArgumentException("No such test card"));
        return world.alone(() -> Json.required(world.intents().pay(accountId, paymentIntentId, card), "status"));
    }

    /** Ends 3-D Secure, as a patient would at his bank; answers the payment's status. */
    public String authenticate(String accountId, String paymentIntentId, boolean accepted) {
        return world.alone(
                () -> Json.required(world.intents().authenticate(accountId, paymentIntentId, accepted), "status"));
    }

    /** Has events told to this place: of connected accounts or of the platform, as snapshots or as thin events. */
    public void registerWebhook(String url, String secret, boolean connect, boolean thin) {
        webhooks.register(url, secret, connect, thin, List.of("*"));
    }

    /** Throws deliveries away, as if Stripe had lost them. */
    public void dropWebhooks(boolean drop) {
        webhooks.drop(drop);
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    public List<Delivery> deliveries() {
        return webhooks.deliveries();
    }

    /** Waits until everything captured is told, and nobody is being told any more. */
    public void awaitDeliveries() {
        capture();
        if (!webhooks.await(PATIENCE)) {
            throw new IllegalStateException("Deliveries are still under way");
        }
    }

    public Faults faults() {
        return faults;
    }

    /** The calls that came in since the last reset. */
    public List<RequestLog.Line> requests() {
        return requests.lines();
    }

    /** Forgets everything but the webhook endpoints. */
    public void reset() {
        faults.clear();
        webhooks.reset();
        requests.clear();
        api.forgetAnswers();
        world.reset();
    }

    @Override
    public void close() {
        captures.shutdownNow();
        server.stop(0);
        webhooks.close();
        executor.shutdownNow();
    }
}
