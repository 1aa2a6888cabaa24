package fr.honoraire.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import fr.honoraire.support.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Events that come in at one moment. */
@IntegrationTest
class StripeEventIntakeTest {

    private static final int BURST = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private StripeEventIntake intake;

    @Autowired
    private JdbcClient database;

    @Autowired
    private SchedulerClient scheduler;

    @Autowired
    private InstantSource clock;

    @Autowired
    private TransactionTemplate transaction;

    private final String burst = "evt_" + UUID.randomUUID() + "_";
    private final List<RuntimeException> refused = new CopyOnWriteArrayList<>();

    @Test
    void whatComesInWhileOneIsWrittenIsWrittenTogetherAndEachIsLookedInto() throws InterruptedException {
        allAtOnce(events(Instant.now()), intake);

        assertThat(refused).isEmpty();
        assertThat(database.sql("select count(distinct xmin::text) from stripe_event where id like :burst")
                        .param("burst", burst + "%")
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(2);
        await().atMost(PATIENCE).until(() -> handled() == BURST);
    }

    @Test
    void oneThatCannotBeKeptKeepsOutNoOther() throws InterruptedException {
        var events = events(Instant.now());
        events.set(BURST / 2, event(BURST / 2, Instant.MAX));
        allAtOnce(events, intake);

        assertThat(refused).hasSize(1);
        await().atMost(PATIENCE).until(() -> handled() == BURST - 1);
    }

    @Test
    void theSameEventTwiceAtOnceIsKeptOnce() throws InterruptedException {
        var events = events(Instant.now());
        events.addAll(events(Instant.now()));
        allAtOnce(events, intake);

        assertThat(refused).isEmpty();
        await().atMost(PATIENCE).until(() -> handled() == BURST);
    }

    /** Each try may take as long as it takes to give up waiting for a connection. */
    @Test
    void aDatabaseThatDoesNotAnswerIsNotAskedAgainForEachOfThem() throws InterruptedException {
        var tries = new AtomicInteger();
        var away = new StripeEvents(database, scheduler, clock) {
            @Override
            public List<String> receive(List<StripeEvent> events) {
                tries.incrementAndGet();
                transaction.executeWithoutResult(status ->
                        database.sql("lock table stripe_event in share mode").update());
                throw new DataAccessResourceFailureException("no connection");
            }
        };
        allAtOnce(events(Instant.now()), new StripeEventIntake(away));

        assertThat(refused).hasSize(BURST);
        assertThat(tries).hasValue(2);
    }

    private List<StripeEvent> events(Instant created) {
        var events = new ArrayList<StripeEvent>();
        for (var number = 0; number < BURST; number++) {
            events.add(event(number, created));
        }
        return events;
    }

    private StripeEvent event(int number, Instant created) {
        return new StripeEvent(burst + number, "nothing.of_ours", "acct_1", "ob_" + number, created);
    }

    /** The table lets nobody write until all but the one who writes for them have come to wait for him. */
    private void allAtOnce(List<StripeEvent> events, StripeEventIntake intake) throws InterruptedException {
        var deliveries = events.stream().map(event -> delivery(event, intake)).toList();
        transaction.executeWithoutResult(status -> {
            database.sql("lock table stripe_event in exclusive mode").update();
            deliveries.forEach(Thread::start);
            await().atMost(PATIENCE)
                    .until(() -> deliveries.stream()
                                    .filter(delivery -> delivery.getState() == Thread.State.WAITING)
                                    .count()
                            == deliveries.size() - 1);
        });
        for (var delivery : deliveries) {
            delivery.join(PATIENCE);
        }
    }

    private Thread delivery(StripeEvent event, StripeEventIntake intake) {
        return Thread.ofPlatform().unstarted(() -> {
            try {
                intake.take(event);
            } catch (RuntimeException e) {
                refused.add(e);
            }
        });
    }

    private int handled() {
        return database.sql("select count(*) from stripe_event where id like :burst and handled_at is not null")
                .param("burst", burst + "%")
                .query(Integer.class)
                .single();
    }
}
