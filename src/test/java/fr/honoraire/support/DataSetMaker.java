package fr.honoraire.support;

import fr.honoraire.shared.French;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** Fills an empty schema by the scripts in {@code bench/}: in the server itself, two tables at a time, indexes last. */
final class DataSetMaker {

    private static final long SEED = 1;

    private final PostgreSql postgres;

    DataSetMaker(PostgreSql postgres) {
        this.postgres = postgres;
    }

    void make(long size) {
        var settings = "set bench.size = %d; set bench.seed = %d; set bench.today = '%s'; set timezone = 'UTC';"
                .formatted(size, SEED, LocalDate.now(French.PARIS));
        var start = Instant.now();
        step("decide", settings, List.of(script("decide")));
        step("take off indexes", settings, List.of(script("unindex")));
        step("fill", settings, List.of(scripts("practices", "consultations", "payouts"), scripts("notes", "payments")));
        step("index", settings, takenOff("not refers group by of order by pg_table_size(of) desc"));
        step("refer", settings, takenOff("refers"));
        step("monitoring", settings, List.of("call monitoring_rebuild()"));
        step("forget", settings, List.of(script("done")));
        step("vacuum", settings, List.of("vacuum analyze"));
        say("%,d consultations".formatted(size), start);
    }

    /** The parts of a step at the same time, each in a connection of its own. */
    private void step(String name, String settings, List<String> parts) {
        var start = Instant.now();
        try (var lanes = Executors.newFixedThreadPool(2)) {
            var running = parts.stream()
                    .map(part -> (Callable<Boolean>) () -> run(settings, part))
                    .toList();
            for (var part : lanes.invokeAll(running)) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name, e);
        }
        say(name, start);
    }

    /** Past triggers and references, which the steps keep to by themselves. */
    private boolean run(String settings, String part) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.superuser(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(settings + "set session_replication_role = replica; set work_mem = '512MB';"
                    + "set maintenance_work_mem = '1GB'");
            return statement.execute(part);
        }
    }

    private List<String> takenOff(String which) {
        var statements = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.superuser(), postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select string_agg(back, ';' order by turn) from bench.taken_off where " + which)) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return statements;
    }

    private static String scripts(String... names) {
        return Stream.of(names).map(DataSetMaker::script).reduce("", String::concat);
    }

    private static String script(String name) {
        try {
            return new ClassPathResource("bench/" + name + ".sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String what, Instant since) {
        var took = Duration.between(since, Instant.now());
        System.out.printf("%s: %d min %d s%n", what, took.toMinutes(), took.toSecondsPart());
    }
}
