package fr.honoraire.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.stripe.net.Webhook;
import fr.honoraire.billing.Payment;
import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures how fast Stripe's events are taken in, beside the same rows written by pgbench, and what a burst of them does to
 * the pages: {@code bench/webhooks}.
 */
@IntegrationTest
class WebhookBench {

    private static final int ROUNDS = 5;
    private static final int EVENTS = 20_000;
    private static final int LINES = 8;
    private static final double INTAKE_GOAL = 0.5;

    private static final int PAYMENTS = 200;
    private static final int BURST = 50_000;
    private static final int EXPORTED = 1_000_000;
    private static final int LOOKS = 400;
    private static final double PAGE_GOAL = 3;

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) ");

    private final HttpClient http = HttpClient.newHttpClient();
    private final StringBuilder report = new StringBuilder();

    @Autowired
    private Given given;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private JdbcClient database;

    @Autowired
    private HonoraireProperties properties;

    @Test
    void eventsAreTakenInAndPagesStayFast() throws IOException, InterruptedException {
        Superuser.sets("fsync", "on");
        given.stripe().dropWebhooks(true);
        intake();
        burst();
        Files.writeString(Path.of("target", "webhook-bench.txt"), report);
    }

    /** Nobody works at them meanwhile: pgbench has nobody either. */
    private void intake() throws IOException, InterruptedException {
        scheduler.pause();
        var ours = new double[ROUNDS];
        var bare = new double[ROUNDS];
        for (var round = -1; round < ROUNDS; round++) {
            var intake = perSecond(signed(EVENTS, number -> "nothing.of_ours", number -> "ob_" + number));
            var inserts = pgbench();
            if (round >= 0) {
                ours[round] = intake;
                bare[round] = inserts;
            }
        }
        database.sql("delete from scheduled_tasks where task_name = 'stripe-event'")
                .update();
        database.sql("update stripe_event set handled_at = now() where handled_at is null")
                .update();
        scheduler.resume();
        var taken = Samples.of(ours).median();
        var written = Samples.of(bare).median();
        report.append(
                "Signed events taken in, %d lines, median of %d: %.0f/s; pgbench, the same rows: %.0f/s; ratio %.2f (goal: %.1f).%n"
                        .formatted(LINES, ROUNDS, taken, written, taken / written, INTAKE_GOAL));
    }

    /** The two rows of an event, in one transaction, as this application's role. */
    private static double pgbench() throws IOException, InterruptedException {
        var script = Files.writeString(Path.of("target", "webhook-bench.sql"), """
                \\set id random(1, 9000000000000000)
                begin;
                insert into stripe_event (id, type, account, object_id, created_at, received_at)
                    values ('pgbench_' || :id, 'nothing.of_ours', 'acct_1', 'ob_' || :id, now(), now()) on conflict (id) do nothing;
                insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority)
                    values ('stripe-event', 'pgbench_' || :id, null, now(), false, 1, 50);
                commit;
                """);
        var postgres = Embedded.postgreSql();
        var address = URI.create(postgres.url().substring("jdbc:".length()));
        var builder = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-h",
                        "localhost",
                        "-p",
                        String.valueOf(address.getPort()),
                        "-U",
                        PostgreSql.APPLICATION,
                        "-c",
                        String.valueOf(LINES),
                        "-j",
                        "2",
                        "-t",
                        String.valueOf(EVENTS / LINES),
                        "-f",
                        script.toString(),
                        address.getPath().substring(1))
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", postgres.password());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var tps = TPS.matcher(said);
        assertThat(tps.find()).as(said).isTrue();
        return Double.parseDouble(tps.group(1));
    }

    /** Somebody exports a million rows meanwhile, again and again. */
    private void burst() throws InterruptedException {
        var practice = given.aPractice();
        var payments = IntStream.range(0, PAYMENTS)
                .mapToObj(number -> given.billed(given.aCall(practice), Money.ofCents(25_00)))
                .toList();
        var exporter = given.aNewcomer();
        ManyCalls.of(exporter, EXPORTED);
        var export = new Visitor(properties.baseUrl()).signIn(exporter);
        var visitor = new Visitor(properties.baseUrl()).signIn(practice);
        looks(visitor, () -> true);
        var idle = looks(visitor, () -> true);
        var events =
                signed(BURST, number -> "payment_intent.succeeded", number -> intent(payments.get(number % PAYMENTS)));
        var start = Instant.now();
        var rate = new double[1];
        var sender = Thread.ofPlatform().start(() -> rate[0] = perSecond(events));
        var exported = new AtomicLong();
        var isOver = new AtomicBoolean();
        var reader = Thread.ofPlatform().start(() -> {
            while (!isOver.get()) {
                exported.addAndGet(rows(export));
            }
        });
        var busy = looks(visitor, () -> !sender.isAlive() && unhandled() == 0);
        sender.join();
        isOver.set(true);
        await().atMost(Duration.ofMinutes(20)).until(() -> unhandled() == 0);
        var took = Duration.between(start, Instant.now());
        reader.join();
        report.append("A burst of %d events about %d payments: taken in at %.0f/s, worked off after %d s (%.0f/s).%n"
                .formatted(BURST, PAYMENTS, rate[0], took.toSeconds(), BURST * 1000.0 / took.toMillis()));
        report.append(
                "Monitoring meanwhile, and while %,d rows were exported (%d looks): p50 %.1f ms, p99 %.1f ms; idle (%d): p50 %.1f ms, p99 %.1f ms; p99 ratio %.1f (goal: %.0f).%n"
                        .formatted(
                                exported.get(),
                                busy.count(),
                                busy.median(),
                                busy.hundredth(99),
                                idle.count(),
                                idle.median(),
                                idle.hundredth(99),
                                busy.hundredth(99) / idle.hundredth(99),
                                PAGE_GOAL));
    }

    /** Of a whole export. */
    private static long rows(Visitor visitor) {
        try {
            return Download.of(visitor, "/monitoring.csv?from=2000-01-01&to=2099-12-31")
                            .lines()
                    - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static String intent(Payment payment) {
        return String.valueOf(payment.gatewayId());
    }

    private int unhandled() {
        return database.sql("select count(*) from stripe_event where handled_at is null")
                .query(Integer.class)
                .single();
    }

    /** Page after page, at least so many, until there is an end; in milliseconds. */
    private Samples looks(Visitor visitor, BooleanSupplier isOver) {
        var times = new ArrayList<Double>();
        while (times.size() < LOOKS || times.size() % 20 != 0 || !isOver.getAsBoolean()) {
            var start = System.nanoTime();
            var status = visitor.get("/monitoring").statusCode();
            times.add((System.nanoTime() - start) / 1e6);
            assertThat(status).isEqualTo(200);
        }
        return Samples.of(times);
    }

    private record Delivery(String body, String signature) {}

    private interface Naming {
        String of(int number);
    }

    private static List<Delivery> signed(int count, Naming type, Naming object) {
        return IntStream.range(0, count)
                .mapToObj(number -> delivery(type.of(number), object.of(number)))
                .toList();
    }

    private static Delivery delivery(String type, String object) {
        var body = """
                {"id": "evt_%s", "object": "event", "api_version": "2031-01-01.unheard-of", "type": "%s",
                 "account": "acct_1", "created": %d, "livemode": false,
                 "data": {"object": {"id": "%s", "object": "payment_intent", "status": "succeeded", "amount": 2500}}}""".formatted(UUID.randomUUID(), type, Instant.now().getEpochSecond(), object);
        try {
            return new Delivery(
                    body,
                    Webhook.Signature.generateSignatureHeader(
                            body, SimulatedStripe.CONNECT_SECRET, Instant.now().getEpochSecond()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many were acknowledged in a second, sent on a few lines at once. */
    private double perSecond(List<Delivery> deliveries) {
        var next = new AtomicInteger();
        var start = System.nanoTime();
        try (var lines = Executors.newFixedThreadPool(LINES)) {
            for (var line = 0; line < LINES; line++) {
                lines.execute(() -> {
                    for (var at = next.getAndIncrement(); at < deliveries.size(); at = next.getAndIncrement()) {
                        deliver(deliveries.get(at));
                    }
                });
            }
        }
        return deliveries.size() * 1e9 / (System.nanoTime() - start);
    }

    private void deliver(Delivery delivery) {
        var request = HttpRequest.newBuilder(properties.baseUrl().resolve("/webhooks/stripe"))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", delivery.signature())
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
                .build();
        try {
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
