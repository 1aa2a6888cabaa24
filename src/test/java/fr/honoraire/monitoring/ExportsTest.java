package fr.honoraire.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.ManyCalls;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Reader;
import fr.honoraire.support.Superuser;
import fr.honoraire.support.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that are larger than any buffer on their way, and readers who take their time, or go. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class ExportsTest {

    private static final int ROWS = 80_000;
    private static final String ALL = "/monitoring.csv?from=2020-01-01&to=2026-11-30";

    private static final AtomicReference<Practice> BUSY = new AtomicReference<>();
    private static final AtomicReference<Visitor> SIGNED_IN = new AtomicReference<>();

    @Autowired
    private Given given;

    @Autowired
    private JdbcClient database;

    @Autowired
    private HonoraireProperties properties;

    private Practice practice;
    private Visitor visitor;

    /** Made once: many rows take a while, and so does the next code of a telephone. */
    @BeforeEach
    void aBusyPractice() {
        if (BUSY.get() == null) {
            BUSY.set(given.aNewcomer());
            ManyCalls.of(BUSY.get(), ROWS);
            SIGNED_IN.set(new Visitor(properties.baseUrl()).signIn(BUSY.get()));
        }
        practice = BUSY.get();
        visitor = SIGNED_IN.get();
    }

    @Test
    void whoeverGoesAwayInTheMiddleFreesTheConnectionAtOnce(CapturedOutput log) throws IOException {
        try (var reader = Reader.of(visitor, ALL)) {
            assertThat(reader.some(20_000)).contains("200", "Zoé Lefèvre");
            await().until(() -> reading() == 1);
        }

        await().atMost(Duration.ofSeconds(5)).until(() -> reading() == 0);
        assertThat(log.getOut().lines().filter(line -> !line.contains("\"db-scheduler-pool")))
                .as("what the log says, but for the jobs, which find much amiss with calls that were only copied in")
                .noneMatch(line -> line.contains("\"ERROR\"") || line.contains("Exception"));
    }

    @Test
    void aFileThatIsWholeSaysSoToThePageItWasAskedOn() throws IOException {
        try (var reader = Reader.of(visitor, ALL + "&ticket=abc-1")) {
            assertThat(reader.rest().lines().filter(line -> line.contains("Zoé Lefèvre")))
                    .hasSize(ROWS);
            assertThat(reader.isWhole()).isTrue();
        }

        await().until(() -> Objects.equals(lastTold(), "abc-1 DONE " + ROWS));
    }

    @Test
    void howManyRowsHaveLeftIsToldMeanwhile() throws IOException {
        try (var reader = Reader.of(visitor, ALL + "&ticket=abc-3")) {
            await().until(() -> {
                reader.some(50_000);
                return String.valueOf(lastTold()).startsWith("abc-3 RUNNING ");
            });
        }
    }

    @Test
    void aFileThatIsCutOffHereDoesNotEndLikeAWholeOne() throws IOException {
        try (var reader = Reader.of(visitor, ALL + "&ticket=abc-2")) {
            reader.some(20_000);
            Superuser.does("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = 'honoraire-exports' and state <> 'idle'");

            assertThat(reader.rest().lines().filter(line -> line.contains("Zoé Lefèvre")))
                    .hasSizeBetween(100, ROWS - 1);
            assertThat(reader.isWhole()).isFalse();
        }
        await().until(() -> String.valueOf(lastTold()).startsWith("abc-2 STOPPED"));
    }

    @Test
    void aThirdExportAtOnceIsAskedToWaitAndThePagesAreNot() throws IOException {
        try (var one = Reader.of(visitor, ALL);
                var two = Reader.of(visitor, ALL)) {
            one.some(20_000);
            two.some(20_000);

            var third = visitor.get(ALL);
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).hasValue("15");
            assertThat(third.body()).contains("Deux exports sont déjà en cours").doesNotContain("??");
            assertThat(visitor.get("/monitoring").statusCode()).isEqualTo(200);
            assertThat(held("application_name <> 'honoraire-exports'")).isZero();
        }

        await().until(() -> reading() == 0);
        assertThat(visitor.get("/monitoring.csv?from=2026-11-20&to=2026-11-20").statusCode())
                .isEqualTo(200);
    }

    private int reading() {
        return held("application_name = 'honoraire-exports'");
    }

    /** Connections in a transaction that waits for whoever has it. */
    private int held(String whose) {
        return database.sql(
                        "select count(*) from pg_stat_activity where state like 'idle in transaction%' and " + whose)
                .query(Integer.class)
                .single();
    }

    private @Nullable String lastTold() {
        return database.sql(
                        "select body from live_message where topic = ? and kind = 'export' order by id desc limit 1")
                .param("account:" + practice.who().accountId())
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
