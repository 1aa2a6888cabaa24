package fr.honoraire.stripe.reconciliation;

import fr.honoraire.payout.BalanceReading;
import fr.honoraire.payout.BalanceReading.Answer;
import fr.honoraire.shared.French;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which account is to be gone through next, and what came of it. Whoever takes one has it alone. */
@Component
@Transactional
class Passes {

    private static final LocalTime AT_NIGHT = LocalTime.of(2, 0);
    private static final Duration OVERLAP = Duration.ofDays(10);
    private static final Duration EVENTS_OVERLAP = Duration.ofHours(1);
    private static final Duration EVENTS_LIVE = Duration.ofDays(29);
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofHours(1);

    private final JdbcClient database;
    private final InstantSource clock;

    Passes(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes in accounts that were opened since. Their first night is yet to come. In the order of their owners: else two nodes
     * that take in the same ones could wait for each other.
     */
    public void enrol() {
        database.sql("""
                        insert into reconciliation (practitioner_id, payee, started_at, done_at, events_looked_at)
                        select practitioner_id, gateway_id, created_at, created_at, created_at from payee
                        where gateway_id is not null
                            and not exists (select from reconciliation known where known.practitioner_id = payee.practitioner_id)
                        order by practitioner_id
                        on conflict do nothing""").update();
    }

    /**
     * Takes the account that has waited longest: since before last night; or since its last pass failed, or found what it could
     * not put right, a quarter of an hour ago and longer each time.
     */
    public Optional<Account> next() {
        return database.sql("""
                        update reconciliation set started_at = :now
                        where practitioner_id = (
                            select practitioner_id from reconciliation as one
                            where started_at < :night
                                or (failures > 0 or done_at < started_at or exists (
                                    select from violation where source = 'STRIPE' and practitioner_id = one.practitioner_id))
                                and started_at < :now - interval '15 minutes' * pow(2, least(failures, 5))
                            order by started_at limit 1 for update skip locked)
                        returning *""")
                .param("now", at(clock.instant()))
                .param("night", at(lastNight()))
                .query(this::account)
                .optional();
    }

    /** Takes this one, whenever its turn would be. */
    public Optional<Account> take(UUID practitionerId) {
        return database.sql("update reconciliation set started_at = :now where practitioner_id = :id returning *")
                .param("now", at(clock.instant()))
                .param("id", practitionerId)
                .query(this::account)
                .optional();
    }

    private Instant lastNight() {
        var now = clock.instant().atZone(French.PARIS);
        var tonight = ZonedDateTime.of(now.toLocalDate(), AT_NIGHT, French.PARIS);
        return (tonight.isAfter(now) ? tonight.minusDays(1) : tonight).toInstant();
    }

    private Account account(ResultSet row, int number) throws SQLException {
        var practitionerId = row.getObject("practitioner_id", UUID.class);
        var beginning = beginning(practitionerId);
        var seenUntil = instant(row, "seen_until");
        var eventsUntil = instant(row, "events_until");
        var now = clock.instant();
        return new Account(
                practitionerId,
                row.getString("payee"),
                beginning,
                seenUntil == null ? beginning : latest(beginning, seenUntil.minus(OVERLAP)),
                latest(now.minus(EVENTS_LIVE), eventsUntil == null ? beginning : eventsUntil.minus(EVENTS_OVERLAP)),
                now);
    }

    private Instant beginning(UUID practitionerId) {
        return database.sql("select created_at from payee where practitioner_id = :practitioner")
                .param("practitioner", practitionerId)
                .query(OffsetDateTime.class)
                .single()
                .toInstant()
                .minus(CLOCKS_MAY_DIFFER);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** It went through: all until it began has been compared. */
    public void done(Account account, BalanceReading balance) {
        var isKnown = balance.answer() == Answer.SAME;
        var startedAt = at(account.startedAt());
        database.sql("""
                        update reconciliation set done_at = :done, seen_until = :started, failure = null, failures = 0,
                            balance_cents = :balance, balance_at = :balanceAt
                        where practitioner_id = :practitioner""")
                .param("done", at(clock.instant()))
                .param("started", startedAt)
                .param("balance", isKnown ? balance.balance().cents() : null)
                .param("balanceAt", isKnown ? startedAt : null)
                .param("practitioner", account.practitionerId())
                .update();
    }

    /** It did not: from where it should have begun, the next one begins. */
    public void failed(Account account, String failure) {
        database.sql("""
                        update reconciliation set failure = :failure, failures = failures + 1,
                            balance_cents = null, balance_at = null
                        where practitioner_id = :practitioner""")
                .param("failure", failure)
                .param("practitioner", account.practitionerId())
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
