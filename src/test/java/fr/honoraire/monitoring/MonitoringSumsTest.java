package fr.honoraire.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.IntegrationTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever happens, in whatever order and at the same time: the sums are those of the rows, and the rows tell the truth. */
@IntegrationTest
class MonitoringSumsTest {

    @Autowired
    private MonitoringTable table;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void afterEachStepOfAnyHistoryTheSumsAreThoseOfTheRows(long seed) {
        var random = new Random(seed);
        var history = new History(database, random);
        for (var step = 0; step < 60; step++) {
            var told = history.step();
            if (random.nextInt(4) == 0) {
                SumsFolding.fold(database);
            }
            assertTrue(history.practitioner(), "seed %d, step %d: kind %d".formatted(seed, step, told));
        }
    }

    @Test
    void manyChangesOfTheSameRowsAtOnceAndTheFoldingAmongThem() {
        var history = new History(database, new Random(7));
        IntStream.range(0, 40).forEach(step -> history.step());
        for (var round = 0; round < 8; round++) {
            var work = new ArrayList<Callable<Boolean>>();
            IntStream.range(0, 12).forEach(one -> work.add(history::somethingOfOneRow));
            IntStream.range(0, 2).forEach(one -> work.add(this::fold));
            AtOnce.all(work);
            assertTrue(history.practitioner(), "round " + round);
        }
    }

    @Test
    void aChangeWhileTheyAreFoldedCountsAsSoonAsItIsCommitted() {
        var history = new History(database, new Random(8));
        IntStream.range(0, 20).forEach(step -> history.step());
        transaction.executeWithoutResult(folding -> {
            fold();
            AtOnce.all(List.of(() -> {
                assertTrue(history.practitioner(), "not yet committed");
                history.step();
                assertTrue(history.practitioner(), "changed meanwhile");
                return true;
            }));
        });
        assertTrue(history.practitioner(), "folded");
        fold();
        assertTrue(history.practitioner(), "folded again");
    }

    @Test
    void whoChangesTheSameRowInAnotherWayAtTheSameTimeReadsWhatTheFirstHasDone() {
        var ledger = new Ledger(database);
        var patient = ledger.patient(Ledger.NOON, "Zoé");
        var due = ledger.paid(patient, 2500);
        var second = new ArrayList<Future<Integer>>();
        try (var others = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(first -> {
                ledger.wentBack(due, 1000, null);
                database.sql("set constraints all immediate").update();
                second.add(others.submit(AtOnce.here(() -> moved(patient))));
                await().until(this::somebodyWaits);
            });
        }
        assertThat(second.getFirst().resultNow()).isEqualTo(1);
        assertTrue(ledger.practitioner(), "both");
    }

    private int moved(Ledger.Patient patient) {
        return database.sql("update consultation set started_at = started_at - interval '1 day' where id = ?")
                .param(patient.consultation())
                .update();
    }

    private boolean somebodyWaits() {
        return database.sql("""
                        select exists (select from pg_stat_activity
                                        where usename = current_user and wait_event_type = 'Lock')""").query(Boolean.class).single();
    }

    private boolean fold() {
        SumsFolding.fold(database);
        return true;
    }

    private void assertTrue(UUID practitioner, String when) {
        for (var days : List.of(History.FIRST.plusDays(40), History.FIRST.plusDays(9), History.FIRST)) {
            var filter = new MonitoringFilter(History.FIRST, days, Set.of(), "");
            assertThat(table.totals(practitioner, filter).groups()).as(when).isEqualTo(truth(practitioner, days));
        }
        assertThat(database.sql("""
                        select participant_id, act_at, payment_id, view, paid_out_cents from monitoring_truth
                         where practitioner_id = :practitioner
                        except
                        select participant_id, act_at, payment_id, view, paid_out_cents from monitoring_row""").param("practitioner", practitioner).query().listOfRows())
                .as(when)
                .isEmpty();
    }

    /** Added up from the tables themselves. */
    private Map<PaymentView, MonitoringTotals.Group> truth(UUID practitioner, LocalDate last) {
        var groups = new EnumMap<PaymentView, MonitoringTotals.Group>(PaymentView.class);
        database.sql("""
                select view, count(*) as count, sum(billed_cents) as billed_cents, sum(refunded_cents) as refunded_cents,
                       sum(disputed_cents) as disputed_cents,
                       sum(paid_out_cents) as paid_out_cents
                  from monitoring_truth where practitioner_id = :practitioner and day between :first and :last
                 group by view""")
                .param("practitioner", practitioner)
                .param("first", History.FIRST)
                .param("last", last)
                .query(row -> {
                    groups.put(PaymentView.valueOf(row.getString("view")), MonitoringTotals.Group.read(row));
                });
        return groups;
    }
}
