package fr.honoraire.stripe.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.MovableClock;
import fr.honoraire.support.Oracle;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Months in the money of many practitioners, drawn from seeds, with every event lost: one pass over their accounts brings all
 * of it to the cent, and a second one, over every tenth, finds nothing to do.
 *
 * <p>{@code -Dhistories=20000} lives more of them, {@code -Dhistories.seed=42} others ({@code random} for any),
 * {@code -Dhistories.only=17} the seventeenth alone.
 */
@IntegrationTest
class HistoriesTest {

    private static final int DAYS = 75;
    private static final int AT_ONCE = 6;
    private static final int BATCH = 100;

    private final int howMany = Integer.getInteger("histories", 500);
    private final String wantedSeed = System.getProperty("histories.seed", "20261124");
    private final Instant started = Instant.now();
    private final Integer only = Integer.getInteger("histories.only");
    private List<RandomHistory> histories = List.of();

    @Autowired
    private Given given;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Reconciliation reconciliation;

    @AfterEach
    void calm() {
        given.forget(
                histories.stream().map(history -> history.member().account()).toList());
        given.stripe().dropWebhooks(false);
        given.today();
    }

    @Test
    void everyHistoryAddsUpToTheCentOnceItsAccountWasGoneThrough() throws Exception {
        var seed = wantedSeed.equals("random") ? System.nanoTime() : Long.parseLong(wantedSeed);
        System.out.printf("%d histories of %d days, -Dhistories.seed=%d%n", howMany, DAYS, seed);
        given.stripe().dropWebhooks(true);
        given.now(Instant.now().minus(Duration.ofDays(DAYS + 5)));

        histories = histories(seed);
        lap("opened");
        for (var day = 0; day < DAYS; day++) {
            var today = day;
            each(histories, history -> history.live(today));
            given.later(Duration.ofDays(1));
        }

        lap("lived");
        each(histories, history -> reconciliation.goThrough(history.member().practitioner()));
        lap("gone through");
        assertThat(given.stripe().ledgerProblems()).isEmpty();
        assertThat(wrong(histories, seed)).isEmpty();
        lap("compared");
        each(
                everyTenth(histories),
                history -> assertThat(reconciliation.goThrough(history.member().practitioner()))
                        .as("what a second pass repairs")
                        .isZero());
        lap("gone through again");
        tell(histories);
    }

    private void lap(String what) {
        System.out.printf(
                "%-18s %4d s%n", what, Duration.between(started, Instant.now()).toSeconds());
    }

    private List<RandomHistory> histories(long seed) throws Exception {
        var crowd = new Crowd(beans);
        var seeds = new SplittableRandom(seed).longs(howMany).toArray();
        return all(IntStream.range(0, howMany)
                .filter(number -> only == null || only == number)
                .<Callable<RandomHistory>>mapToObj(number ->
                        () -> new RandomHistory(seeds[number], DAYS, crowd.join(), crowd, given.stripe(), beans))
                .toList());
    }

    private static List<RandomHistory> everyTenth(List<RandomHistory> histories) {
        return IntStream.range(0, histories.size())
                .filter(number -> number % 10 == 0)
                .mapToObj(histories::get)
                .toList();
    }

    private List<String> wrong(List<RandomHistory> histories, long seed) {
        var oracle = new Oracle(database, URI.create(given.stripe().baseUrl()), "sk_test_oracle");
        var now = clock().instant();
        var wrong = new ArrayList<String>();
        for (var from = 0; from < histories.size(); from += BATCH) {
            var batch = histories.subList(from, Math.min(from + BATCH, histories.size()));
            var accounts = batch.stream().map(one -> one.member().account()).toList();
            if (!oracle.violations(accounts, now).isEmpty()) {
                IntStream.range(from, from + batch.size()).forEach(number -> {
                    var history = histories.get(number);
                    oracle.violations(List.of(history.member().account()), now)
                            .forEach(violation ->
                                    wrong.add("%s%n  -Dhistories=%d -Dhistories.seed=%d -Dhistories.only=%d%n  %s"
                                            .formatted(
                                                    violation,
                                                    howMany,
                                                    seed,
                                                    only == null ? number : only,
                                                    String.join("\n  ", history.log()))));
                });
            }
        }
        return wrong;
    }

    /** A campaign that did nothing would be green, too. */
    private void tell(List<RandomHistory> histories) {
        var accounts = histories.stream().map(one -> one.member().account()).toArray(String[]::new);
        for (var table : List.of("payment", "refund", "dispute", "payout")) {
            database.sql("""
                            select status, count(*) as count from %1$s
                            where practitioner_id in (select practitioner_id from payee where gateway_id = any(:accounts))
                            group by status order by status""".formatted(table)).param("accounts", accounts).query(row -> {
                System.out.printf("%-8s %-18s %6d%n", table, row.getString("status"), row.getLong("count"));
            });
        }
    }

    private static void each(List<RandomHistory> histories, Consumer<RandomHistory> what) throws Exception {
        all(histories.stream()
                .<Callable<Boolean>>map(history -> () -> {
                    what.accept(history);
                    return true;
                })
                .toList());
    }

    private static <T> List<T> all(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        var done = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var each : threads.invokeAll(work.stream().map(AtOnce::here).toList())) {
                done.add(each.get());
            }
        }
        return done;
    }

    private static MovableClock clock() {
        return Embedded.clock();
    }
}
