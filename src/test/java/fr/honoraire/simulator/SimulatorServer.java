package fr.honoraire.simulator;

import com.sun.net.httpserver.HttpServer;
import fr.honoraire.simulator.page.CardPages;
import fr.honoraire.simulator.page.OnboardingPages;
import fr.honoraire.simulator.state.Api;
import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.webhook.DestinationsApi;
import fr.honoraire.simulator.webhook.Webhooks;
import fr.honoraire.simulator.webhook.WebhooksApi;
import fr.honoraire.simulator.wire.ApiEndpoint;
import fr.honoraire.simulator.wire.Callers;
import fr.honoraire.simulator.wire.Faults;
import fr.honoraire.simulator.wire.RequestLog;
import fr.honoraire.simulator.wire.Routes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The simulator's parts put together behind one port of this machine. */
final class SimulatorServer implements AutoCloseable {

    private static final Duration CAPTURES_EVERY = Duration.ofMillis(200);

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

    SimulatorServer(int port) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(executor);
        world.servedAt(baseUrl());
        world.events().to(webhooks::take);
        var routes = new Routes();
        Api.addTo(routes, world);
        WebhooksApi.addTo(routes, webhooks);
        DestinationsApi.addTo(routes, webhooks, world);
        var callers = new Callers(id -> world.alone(() -> world.accounts().exists(id)));
        api = new ApiEndpoint(routes, callers, world::alone, faults, requests);
    }

    void start(StripeSimulator controls) {
        server.createContext("/v1/", api);
        server.createContext("/v2/", api);
        server.createContext("/v3/", new CardPages(world));
        server.createContext("/onboarding/", new OnboardingPages(world));
        server.createContext("/_simulator/", new ControlApi(controls, world));
        server.createContext("/", new Dashboard(world, webhooks));
        server.start();
        var _ = captures.scheduleWithFixedDelay(
                this::capture, CAPTURES_EVERY.toMillis(), CAPTURES_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Captures what was paid, without waiting for it to happen by itself. */
    void capture() {
        world.catchUp();
        world.alone(world.accounts().machine()::tick);
    }

    World world() {
        return world;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    Faults faults() {
        return faults;
    }

    RequestLog requests() {
        return requests;
    }

    void forget(String account) {
        faults.clear(account);
        api.forgetAnswers(account);
        world.forget(account);
    }

    void reset() {
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
