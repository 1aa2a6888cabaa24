package fr.honoraire.stripe;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The inbox: each event once, whatever Stripe sends, with what became of it. */
@Component
class StripeEvents {

    /** Stripe waits for the answer, and with it all who hand in events at this node. */
    private static final int PATIENCE_SECONDS = 10;

    private final JdbcClient database;
    private final SchedulerClient scheduler;
    private final InstantSource clock;

    StripeEvents(JdbcClient database, @Lazy SchedulerClient scheduler, InstantSource clock) {
        this.database = database;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Keeps these events with their jobs, all or none. The same one may be among them twice.
     *
     * @return the ids of those that are news: the same event again is none
     */
    @Transactional(timeout = PATIENCE_SECONDS)
    public List<String> receive(List<StripeEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        var news = insert(events);
        scheduler.scheduleBatch(
                news.stream().map(id -> StripeEventJobs.EVENT.instance(id).build()), Instant.now());
        return news;
    }

    /** In the order of their ids: else two that hand in the same ones could wait for each other. */
    private List<String> insert(List<StripeEvent> events) {
        return database.sql("""
                        insert into stripe_event (id, type, account, object_id, created_at, received_at)
                        select id, type, account, object, created, :received
                        from unnest(:ids::text[], :types::text[], :accounts::text[], :objects::text[], :created::timestamptz[])
                            as event (id, type, account, object, created)
                        order by id
                        on conflict (id) do nothing returning id""")
                .param("ids", column(events, StripeEvent::id))
                .param("types", column(events, StripeEvent::type))
                .param("accounts", column(events, StripeEvent::account))
                .param("objects", column(events, StripeEvent::objectId))
                .param("created", column(events, event -> event.createdAt().toString()))
                .param("received", now())
                .query((row, number) -> row.getString("id"))
                .list();
    }

    private static @Nullable String[] column(List<StripeEvent> events, Function<StripeEvent, @Nullable String> cell) {
        return events.stream().map(cell).toArray(String[]::new);
    }

    /** Does nothing if its job is there already. At once by the scheduler's own clock, which is the machine's. */
    void enqueue(String id) {
        scheduler.scheduleIfNotExists(StripeEventJobs.EVENT.instance(id).build(), Instant.now());
    }

    /** The event, unless it has been handled. */
    @Transactional(readOnly = true)
    public Optional<StripeEvent> unhandled(String id) {
        return database.sql("""
                        select id, type, account, object_id, created_at from stripe_event
                        where id = :id and handled_at is null""").param("id", id).query(StripeEvents::event).optional();
    }

    private static StripeEvent event(ResultSet row, int number) throws SQLException {
        return new StripeEvent(
                row.getString("id"),
                row.getString("type"),
                row.getString("account"),
                row.getString("object_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /**
     * It has been looked into, and with it whatever had come in about the same object and leads to the same look.
     *
     * @param family how the types begin that lead there; empty if nowhere
     */
    @Transactional
    public void handled(StripeEvent event, String family, Instant cameBefore) {
        database.sql("""
                        update stripe_event set handled_at = :now, attempts = attempts + 1, failure = null
                        where id = :id and handled_at is null""").param("now", now()).param("id", event.id()).update();
        if (event.objectId() != null && !family.isEmpty()) {
            answerTheOthers(event.objectId(), event.account(), family, cameBefore);
        }
    }

    /** Waits for nobody: two looks at once must not wait for each other. What another has locked is answered there. */
    private void answerTheOthers(String object, @Nullable String account, String family, Instant cameBefore) {
        database.sql("""
                        update stripe_event set handled_at = :now, failure = null where id in (
                            select id from stripe_event
                            where object_id = :object and handled_at is null and account is not distinct from :account
                                and split_part(type, '.', 1) = :family and received_at < :before
                            for update skip locked)""")
                .param("now", now())
                .param("object", object)
                .param("account", account)
                .param("family", family)
                .param("before", at(cameBefore))
                .update();
    }

    @Transactional
    public void failed(String id, String failure) {
        database.sql("""
                        update stripe_event set attempts = attempts + 1, failure = :failure
                        where id = :id and handled_at is null""").param("failure", failure).param("id", id).update();
    }

    /** Those that nobody works at, though nobody has given them up: their jobs have got lost. */
    @Transactional(readOnly = true)
    public List<String> forgotten(Duration age, int givenUpAfter, int most) {
        return database.sql("""
                        select id from stripe_event event
                        where handled_at is null and received_at < :before and attempts < :givenUpAfter
                            and not exists (
                                select from scheduled_tasks
                                where task_name = :job and task_instance = event.id)
                        order by received_at limit :most""")
                .param("before", at(clock.instant().minus(age)))
                .param("givenUpAfter", givenUpAfter)
                .param("job", StripeEventJobs.EVENT.getTaskName())
                .param("most", most)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /** Forgets events long handled: nobody sends them again. */
    @Transactional
    public void forget(Duration age) {
        database.sql("delete from stripe_event where handled_at < :before")
                .param("before", at(clock.instant().minus(age)))
                .update();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
