package fr.honoraire.shared.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.billing.Payment;
import fr.honoraire.shared.Money;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Call;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Superuser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Were a query to forget whose rows it may touch, the database would not. All statements are the application's own role's. */
@IntegrationTest
class SecondWallTest {

    /** Tables that hold nothing of one practitioner's, or are needed before it is known who asks. */
    private static final Map<String, String> WITHOUT_POLICY = Map.ofEntries(
            Map.entry("spring_session", "says who asks"),
            Map.entry("spring_session_attributes", "says who asks"),
            Map.entry("user_account", "a person, looked up before it is known who asks"),
            Map.entry("scheduled_tasks", "names and ids, for jobs"),
            Map.entry("code_app", "a person's, asked for before he may act for anyone"),
            Map.entry("recovery_code", "a person's, asked for before he may act for anyone"),
            Map.entry("code_try", "a person's, asked for before he may act for anyone"),
            Map.entry("user_credentials", "a person's, read before it is known who asks"),
            Map.entry("professional_link", "a person's, read before it is known who asks"),
            Map.entry("account_link", "a person's, followed before it is known who asks"),
            Map.entry("throttle_bucket", "keyed hashes, counted before it is known who asks"),
            Map.entry("live_message", "seconds long; the page that listens was asked who listens"),
            Map.entry("stripe_event", "ids of Stripe's, taken in before it is known whose"),
            Map.entry("platform_events", "the platform's own"),
            Map.entry("invariant", "counts over all"),
            Map.entry("invariant_round", "how far the checks have come"),
            Map.entry("audit_chain", "hashes; written by the owner's trigger alone"),
            Map.entry("audit_check", "counts over all"),
            Map.entry("monitoring_search", "the owner's alone; his function keeps to the scope"),
            Map.entry("flyway_schema_history", "the owner's alone"));

    @Autowired
    private Given given;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private Practice mine;
    private Practice others;
    private Call call;
    private Payment payment;

    @BeforeEach
    void twoPractices() {
        mine = given.aPractice();
        others = given.aPractice();
        call = given.aCall(others);
        payment = given.refunded(given.paid(given.billed(call)), Money.ofCents(5_00), others);
    }

    @Test
    void everyTableHasAPolicyOrAReasonToHaveNone() {
        var without = new TreeSet<>(
                database.sql("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                            and not (relrowsecurity and relforcerowsecurity
                                and exists (select from pg_policy where polrelid = pg_class.oid))""").query((row, number) -> row.getString(1)).list());

        assertThat(without).isEqualTo(new TreeSet<>(WITHOUT_POLICY.keySet()));
    }

    @Test
    void whoHasNoScopeSeesNothing() {
        for (var table : protectedTables()) {
            assertThat(Scope.nobody().<Long, RuntimeException>call(() -> rows(table)))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void aThreadThatWasGivenNoneHasNone() throws InterruptedException {
        var seen = new long[] {-1};

        Thread.ofVirtual().start(() -> seen[0] = rows("note")).join();

        assertThat(rows("note")).isPositive();
        assertThat(seen[0]).isZero();
    }

    @Test
    void aPractitionerSeesHisRowsAndNoneOfAnothers() {
        var tables = Set.of(
                "practitioner",
                "payee",
                "consultation",
                "participant",
                "note_counter",
                "note",
                "payment",
                "money_journal",
                "refund",
                "email_message",
                "audit_entry",
                "room",
                "payment_request");
        given.anUnpaidNote(others);
        given.aCall(mine);

        for (var table : tables) {
            assertThat(Scope.of(others.id()).<Long, RuntimeException>call(() -> rows(table)))
                    .as(table)
                    .isPositive();
        }
        for (var table : Set.of("note", "payment", "money_journal", "refund", "payment_request")) {
            assertThat(Scope.of(mine.id()).<Long, RuntimeException>call(() -> rows(table)))
                    .as(table)
                    .isZero();
        }
        assertThat(Scope.of(mine.id()).<Long, RuntimeException>call(() -> rows("practitioner")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update note set amount_cents = 1 where id = :note",
                "delete from note where id = :note",
                "truncate note cascade",
                "update money_journal set cause = 'nobody' where practitioner_id = :others",
                "delete from money_journal",
                "truncate money_journal",
                "update audit_entry set kind = 'SIGN_OUT' where practitioner_id = :others",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_chain set length = 0",
                "delete from audit_chain",
                "insert into audit_chain values (gen_random_uuid(), 0, '')",
                "delete from payment where id = :payment",
                "delete from refund where payment_id = :payment",
                "delete from practitioner where id = :others",
                "delete from consultation where practitioner_id = :others",
                "delete from participant where practitioner_id = :others",
                "delete from email_message",
                "truncate payment cascade",
                "alter table note disable trigger note_is_forever",
                "alter table note disable row level security",
                "alter table payment no force row level security",
                "drop policy of_practitioner on note",
                "create policy all_of_it on note using (true)",
                "drop table audit_entry",
                "alter table note add column more text",
                "create table mine (id int)",
                "create temporary table audit_chain (id uuid, length bigint, hash bytea)",
                "create function audit_hash(previous bytea) returns bytea language sql as 'select previous'",
                "create or replace function note_is_forever() returns trigger language plpgsql as 'begin return new; end'",
                "drop function append_only() cascade",
                "set role honoraire_owner",
                "set role postgres",
                "set session authorization honoraire_owner",
                "set session_replication_role = replica",
                "alter role honoraire bypassrls",
                "alter role honoraire superuser",
                "grant honoraire_owner to honoraire",
                "create role helper",
                "delete from flyway_schema_history",
                "select * from flyway_schema_history",
                "copy note to program 'cat'",
                "select pg_read_file('/etc/passwd')"
            })
    void whatTheApplicationMayNotDoEvenAsTheSystem(String statement) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    database.sql(told(statement)).update();
                }))
                .satisfies(refused -> assertThat(String.valueOf(refused.getCause()))
                        .containsAnyOf("permission denied", "must be owner", "must be superuser", "Only roles with"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update practitioner set last_name = 'X' where id = :others",
                "update payee set bank_last4 = '0000' where practitioner_id = :others",
                "update consultation set unbilled_reason = 'X' where practitioner_id = :others",
                "update participant set email = 'x@x.x' where practitioner_id = :others",
                "update payment set link_generation = 9 where id = :payment",
                "update refund set detail = 'X' where payment_id = :payment",
                "update email_message set recipient = 'x@x.x' where practitioner_id = :others",
                "update note_counter set last = 99 where practitioner_id = :others",
                "delete from room where practitioner_id = :others",
                "delete from room_seat where consultation_id = :call"
            })
    void whatIsAnothersIsNeitherChangedNorDeleted(String statement) {
        var changed = Scope.of(mine.id())
                .<Integer, RuntimeException>call(
                        () -> database.sql(told(statement)).update());

        assertThat(changed).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                insert into consultation (id, version, practitioner_id, status, planned_at, planned_minutes,
                    announced_fee_cents, created_at)
                values (gen_random_uuid(), 0, :others, 'PLANNED', now(), 20, 0, now())""",
                """
                insert into participant (id, version, consultation_id, practitioner_id, name, email, status, position)
                values (gen_random_uuid(), 0, :call, :others, 'X', 'x@x.x', 'INVITED', 2)""",
                "insert into note_counter values (:others, 'CREDIT', 1999, 1)",
                """
                insert into money_journal (practitioner_id, payment_id, to_status, cause, happened_at)
                values (:others, :payment, 'OPEN', 'x', now())""",
                "insert into payout_watch values (:others, now(), 0)",
                """
                insert into payment_request (id, version, payment_id, sequence, reason, requested_at)
                values (gen_random_uuid(), 0, :payment, 9, 'RESENT', now())""",
                "insert into room_seat (consultation_id, seat, taken_at) values (:call, gen_random_uuid(), now())",
                "update practitioner set id = :others where id = :mine",
                "update consultation set practitioner_id = :others where practitioner_id = :mine"
            })
    void nothingIsPutAmongAnothersRows(String statement) {
        given.aCall(mine);

        assertThatThrownBy(() -> Scope.of(mine.id())
                        .run(() -> database.sql(told(statement)).update()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void aConnectionNeverKeepsAnothersScope() {
        var scopes = List.of(Scope.of(mine.id()), Scope.of(others.id()), Scope.nobody(), Scope.system("test"));
        Callable<Boolean> asked = () -> IntStream.range(0, 200).allMatch(turn -> {
            var scope = scopes.get((turn + Thread.currentThread().hashCode()) % scopes.size());
            return scope.equals(Scope.current())
                    || scope.setting().equals(scope.<String, RuntimeException>call(() -> toldToTheDatabase(turn)));
        });

        assertThat(AtOnce.times(30, asked)).containsOnly(true);
    }

    /** At times in a transaction that comes to nothing, or with a statement that fails. */
    private String toldToTheDatabase(int turn) {
        if (turn % 3 == 0) {
            return String.valueOf(transaction.<String>execute(status -> {
                status.setRollbackOnly();
                return setting();
            }));
        }
        if (turn % 7 == 0) {
            assertThatThrownBy(() ->
                            database.sql("select 1 / 0").query(Integer.class).single())
                    .isNotNull();
        }
        return setting();
    }

    private String setting() {
        return database.sql("select current_setting('honoraire.scope')")
                .query((row, number) -> row.getString(1))
                .single();
    }

    @Test
    void aTransactionKeepsTheScopeItBeganWith() {
        assertThatThrownBy(() -> Scope.of(mine.id())
                        .run(() -> transaction.executeWithoutResult(
                                status -> Scope.system("too late").run(() -> {}))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoOwnsTheTablesIsHeldToTheSamePolicies() {
        Superuser.lendsItsRights();
        try {
            assertThat(Scope.nobody().<Long, RuntimeException>call(() -> rows("note")))
                    .isZero();
        } finally {
            Superuser.takesItsRightsBack();
        }
    }

    @Test
    void theApplicationRefusesToStartAsTheOwner() {
        var check = new DatabaseRoleCheck(database);
        check.start();

        Superuser.lendsItsRights();
        try {
            assertThatThrownBy(check::start).hasMessageContaining("owns the tables");
        } finally {
            Superuser.takesItsRightsBack();
        }
    }

    private List<String> protectedTables() {
        return database.sql("select relname from pg_class where relrowsecurity order by relname")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private long rows(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }

    private String told(String statement) {
        var names = Map.of(
                ":note", payment.noteId(),
                ":payment", payment.id(),
                ":others", others.id(),
                ":mine", mine.id(),
                ":call", call.consultationId());
        var told = statement;
        for (var name : names.entrySet()) {
            told = told.replace(name.getKey(), "'" + name.getValue() + "'");
        }
        return told;
    }
}
