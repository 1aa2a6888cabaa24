package fr.honoraire.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.support.DataSet;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Node;
import fr.honoraire.support.Recording;
import fr.honoraire.support.Samples;
import fr.honoraire.support.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Measures whether the page is as fast among many consultations as among few: {@code bench/monitoring}. */
@IntegrationTest
class MonitoringBench {

    private static final int ROUNDS = 5;
    private static final int SAMPLES = Integer.getInteger("bench.samples", 500);
    private static final int WARM_UP = 300;
    private static final String SMALL = System.getProperty("bench.small", "10k");
    private static final String LARGE = System.getProperty("bench.large", "10m");

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private PasswordEncoder passwords;

    private final StringBuilder report = new StringBuilder();

    /** Somebody signed in, on one of the sets. */
    private record Asker(String name, DataSet set, Visitor visitor, UUID practitioner) {}

    @Test
    void theSamePageAmongFewAndAmongMany() throws IOException, SQLException {
        var small = DataSet.of(SMALL);
        var large = DataSet.of(LARGE);
        try (var few = Node.on(small, environment);
                var many = Node.on(large, environment)) {
            var askers = List.of(
                    asker("the usual practice among " + SMALL, few, small, small.usual()),
                    asker("the busiest practice among " + SMALL, few, small, small.busiest()),
                    asker("the usual practice among " + LARGE, many, large, large.usual()),
                    asker("the busiest practice among " + LARGE, many, large, large.busiest()));
            var today = large.today();
            measure(
                    "this month",
                    askers,
                    new MonitoringFilter(
                            QuickRange.THIS_MONTH.from(today), QuickRange.THIS_MONTH.to(today), Set.of(), ""));
            measure("five years", askers, new MonitoringFilter(today.minusYears(5), today.plusMonths(1), Set.of(), ""));
        }
        Files.writeString(Path.of("target", "monitoring-bench.txt"), report.toString());
    }

    private Asker asker(String name, Node node, DataSet set, UUID practitioner) {
        var visitor = set.signedIn(practitioner, node, passwords);
        return new Asker(name, set, visitor, practitioner);
    }

    private void measure(String range, List<Asker> askers, MonitoringFilter filter) throws SQLException {
        var pages = new double[askers.size()][ROUNDS][SAMPLES];
        var statements = new double[askers.size()][SAMPLES];
        var replays = new ArrayList<Recording.Replay>();
        for (var asker : askers) {
            replays.add(asker.set().replayOf(() -> milliseconds(asker, filter), asker.practitioner()));
        }
        for (var sample = -WARM_UP; sample < ROUNDS * SAMPLES; sample++) {
            for (var one = 0; one < askers.size(); one++) {
                // Each is the first as often as the others.
                var turn = Math.floorMod(one + sample, askers.size());
                var page = milliseconds(askers.get(turn), filter);
                if (sample >= 0) {
                    pages[turn][sample / SAMPLES][sample % SAMPLES] = page;
                }
                if (sample < SAMPLES) {
                    statements[turn][Math.max(sample, 0)] = replays.get(turn).run();
                }
            }
        }
        for (var one = 0; one < askers.size(); one++) {
            var count = replays.get(one).count();
            say(range, askers.get(one).name(), pages[0], pages[one], statements[one], count);
        }
    }

    private static double milliseconds(Asker asker, MonitoringFilter filter) {
        var start = System.nanoTime();
        var answer = asker.visitor().get(filter.address());
        var end = System.nanoTime();
        assertThat(answer.statusCode()).isEqualTo(200);
        return (end - start) / 1e6;
    }

    private void say(String range, String name, double[][] first, double[][] page, double[] statements, long count) {
        var alone = Samples.of(statements).median();
        report.append(String.format(
                Locale.ROOT,
                "%s, %-35s p50 %6.1f ms (x %.2f), p99 %6.1f ms (x %.2f); its %d statements alone p50 %4.1f ms, the page x %.1f%n",
                range,
                name,
                median(page, 50),
                ratio(page, first, 50),
                median(page, 99),
                ratio(page, first, 99),
                count,
                alone,
                median(page, 50) / alone));
    }

    /** The median of the rounds' own. */
    private static double median(double[][] rounds, int hundredth) {
        return over(round -> Samples.of(rounds[round]).hundredth(hundredth));
    }

    private static double ratio(double[][] rounds, double[][] first, int hundredth) {
        return over(round -> Samples.of(rounds[round]).hundredth(hundredth)
                / Samples.of(first[round]).hundredth(hundredth));
    }

    private static double over(IntToDoubleFunction measure) {
        return Samples.of(IntStream.range(0, ROUNDS).mapToDouble(measure).toArray())
                .median();
    }
}
