package fr.honoraire.stripe.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.simulator.wire.Fault;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Oracle;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every call that we make to Stripe, spoilt in every way: the story of a practitioner's money goes on all the same, nobody is
 * charged or refunded twice, and nothing is unknown a minute after the last fault. Each cell is a practitioner of its own; all
 * live at once. The table is printed, and kept in {@code target/fault-matrix.md}.
 */
@IntegrationTest
class FaultMatrixTest {

    /** More than one call's own tries, so that each fault is seen by the code and not by the client alone. */
    private static final int STRIKES = 3;

    /** Longer than the application waits for an answer. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final Duration CONVERGES_WITHIN = Duration.ofMinutes(1);

    @Autowired
    private Given given;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JdbcClient database;

    private List<SpoiltStory> stories = List.of();

    @AfterEach
    void calm() {
        given.stripe().faults().clear();
        given.stripe().faults().lasting(Duration.ofSeconds(30));
        given.today();
        given.forget(stories.stream().map(SpoiltStory::account).toList());
    }

    @Test
    void eachCallMayGoWrongInEachWay() throws Exception {
        given.stripe().faults().lasting(LATE);
        var cells = new ArrayList<Callable<SpoiltStory>>();
        for (var call : calls()) {
            for (var fault : Fault.values()) {
                cells.add(() -> new SpoiltStory(call, fault, beans, given.stripe()).live(STRIKES));
            }
        }
        stories = all(cells);
        var end = Instant.now();

        converge(stories);

        write(stories, Duration.between(end, Instant.now()));
        assertThat(stories.stream()
                        .filter(story -> !story.trouble().isEmpty())
                        .map(story -> story + ": " + story.trouble()))
                .isEmpty();
        assertThat(stories.stream().filter(story -> story.struck() == 0))
                .as("stories that never met their fault")
                .isEmpty();
        assertThat(given.stripe().ledgerProblems()).isEmpty();
    }

    /** All, unless {@code -Dfaults.only=REFUND} wants one alone. */
    private static List<SpoiltCall> calls() {
        var only = System.getProperty("faults.only");
        return only == null ? List.of(SpoiltCall.values()) : List.of(SpoiltCall.valueOf(only));
    }

    /** Waits for the sweepers, the event jobs and the catch-up, which nobody hurries. */
    private void converge(List<SpoiltStory> stories) throws InterruptedException {
        var oracle = new Oracle(database, URI.create(given.stripe().baseUrl()), "sk_test_oracle");
        var end = Instant.now().plus(CONVERGES_WITHIN);
        do {
            for (var story : stories) {
                story.judge(oracle.violations(
                        List.of(story.account()), Embedded.clock().instant()));
            }
        } while (stories.stream().anyMatch(SpoiltStory::isUnsettled)
                && Instant.now().isBefore(end)
                && !Thread.interrupted());
    }

    private static <T> List<T> all(List<Callable<T>> work) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(work.stream().map(AtOnce::here).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static void write(List<SpoiltStory> stories, Duration convergence) throws IOException {
        var rows = new LinkedHashMap<SpoiltCall, Map<Fault, String>>();
        for (var story : stories) {
            rows.computeIfAbsent(story.call(), _ -> new EnumMap<>(Fault.class))
                    .put(story.fault(), story.trouble().isEmpty() ? "ok (" + story.struck() + ")" : "WRONG");
        }
        var table = new StringBuilder("Each call spoilt in each way; in brackets how often it was struck.\n\n| call |");
        for (var fault : Fault.values()) {
            table.append(' ').append(fault).append(" |");
        }
        table.append("\n|---|").append("---|".repeat(Fault.values().length)).append('\n');
        rows.forEach((call, cells) -> {
            table.append("| `")
                    .append(call.method())
                    .append(' ')
                    .append(call.path())
                    .append("` |");
            cells.values().forEach(cell -> table.append(' ').append(cell).append(" |"));
            table.append('\n');
        });
        table.append("\nAll clean %d s after the last story ended.%n".formatted(convergence.toSeconds()));
        System.out.println(table);
        Files.writeString(Path.of("target", "fault-matrix.md"), table);
    }
}
