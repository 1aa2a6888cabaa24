package fr.honoraire.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.support.Download;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.ManyCalls;
import fr.honoraire.support.Node;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Samples;
import fr.honoraire.support.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;

/** Measures an export of a million rows by a node of 128 MB, beside the database's own copy of them: {@code bench/csv}. */
@IntegrationTest
class CsvBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int FEW = 10_000;
    private static final int ROUNDS = 5;
    private static final Path GC = Path.of("target", "csv-bench-gc.log");
    private static final Pattern LEFT_AFTER = Pattern.compile("->(\\d+)M\\(");
    private static final String ALL = "/monitoring.csv?from=2000-01-01&to=2099-12-31";

    /** One call every four minutes until 20 November 2026: these are about ten thousand. */
    private static final String SOME = "/monitoring.csv?from=2026-10-24&to=2099-12-31";

    @Autowired
    private Given given;

    @Autowired
    private ConfigurableEnvironment environment;

    /** @param kept by the node after collections meanwhile, at most, in megabytes */
    private record Taken(Download file, long kept) {

        long rows() {
            return file.lines() - 1;
        }
    }

    @Test
    void aMillionRows() throws Exception {
        var practice = given.aNewcomer();
        ManyCalls.of(practice, ROWS);
        try (var node = Node.beside(environment, "-Xmx128m", "-Xlog:gc:file=" + GC)) {
            var visitor = new Visitor(node.site()).signIn(practice);
            for (var warm = 0; warm < 5; warm++) {
                taken(visitor, SOME);
            }
            var few = taken(visitor, SOME);
            var all = new Taken[ROUNDS];
            var copied = new double[ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                copied[round] = copied(practice).toMillis() / 1e3;
                all[round] = taken(visitor, ALL);
                assertThat(all[round].rows()).isEqualTo(ROWS);
            }
            var ours = median(all, taken -> taken.file().wall().toMillis() / 1e3);
            var alone = Samples.of(copied).median();
            var atOnce = median(all, taken -> taken.file().first().toMillis());
            var kept = (int) median(all, Taken::kept) - few.kept();
            Files.writeString(
                    Path.of("target", "csv-bench.txt"),
                    String.format(Locale.ROOT, """
                                    %,d rows, median of %d: first byte %.0f ms, all %.2f s; COPY of the same select to a file: %.2f s; ratio %.2f (goal: 1.5).
                                    Heap left after collections, of at most 128 MB, beside %,d rows: %+d MB (goal: 16).
                                    """, ROWS, ROUNDS, atOnce, ours, alone, ours / alone, few.rows(), kept));
            assertThat(few.rows()).isBetween(FEW / 2L, FEW * 2L);
            assertThat(atOnce).isLessThan(200);
            assertThat(ours / alone).isLessThan(1.5);
            assertThat(kept).isLessThan(16);
        }
    }

    private static double median(Taken[] all, ToDoubleFunction<Taken> measure) {
        return Samples.of(Arrays.stream(all).mapToDouble(measure).toArray()).median();
    }

    private static Taken taken(Visitor visitor, String path) throws IOException, InterruptedException {
        Files.writeString(GC, "");
        return new Taken(Download.of(visitor, path), kept());
    }

    private static long kept() throws IOException {
        return LEFT_AFTER
                .matcher(Files.readString(GC))
                .results()
                .mapToLong(after -> Long.parseLong(after.group(1)))
                .max()
                .orElse(0);
    }

    /** As the application's role, for the walls are part of what it costs; it is what psql's {@code \copy} does. */
    private Duration copied(Practice practice) throws SQLException, IOException {
        var file = Files.createTempFile(Path.of("target"), "copied", ".csv");
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.datasource.username"),
                        environment.getRequiredProperty("spring.datasource.password"));
                var statement = connection.createStatement();
                var out = Files.newOutputStream(file)) {
            statement.execute("set honoraire.scope = '" + practice.id() + "'");
            var start = System.nanoTime();
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy(practice.id()), out);
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            Files.delete(file);
        }
    }

    private static String copy(UUID practitionerId) {
        var all = new MonitoringFilter(LocalDate.of(2000, 1, 1), LocalDate.of(2099, 12, 31), Set.of(), "");
        return "copy ("
                + MonitoringSql.rows(all, "", MonitoringSql.NEWEST_FIRST, "")
                        .replace(":practitioner", "'" + practitionerId + "'")
                        .replace(":start", "'2000-01-01'")
                        .replace(":end", "'2100-01-01'")
                + ") to stdout (format csv, header, delimiter ';')";
    }
}
