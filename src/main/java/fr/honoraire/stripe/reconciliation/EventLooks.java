package fr.honoraire.stripe.reconciliation;

import static fr.honoraire.stripe.reconciliation.Passes.at;
import static fr.honoraire.stripe.reconciliation.Passes.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers up to when each account's events have been looked for, and where it is worth a look. */
@Component
@Transactional
class EventLooks {

    /** Before, Stripe may still be delivering it. */
    private static final Duration DELIVERY = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMinutes(3);
    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final Duration EVENTS_LIVE = Duration.ofDays(29);

    /** From when to when to look. */
    record Look(UUID practitionerId, String payee, Instant since, Instant until) {}

    private final JdbcClient database;
    private final InstantSource clock;

    EventLooks(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    static Instant until(Account account) {
        return account.startedAt().minus(DELIVERY);
    }

    /** Accounts on which something was billed lately, or is under way. */
    public List<Look> active(int most) {
        var now = clock.instant();
        return database.sql("""
                        select practitioner_id, payee, events_until from reconciliation account
                        where (events_looked_at is null or events_looked_at < :before)
                            and (exists (select from payment where practitioner_id = account.practitioner_id
                                    and created_at > :lately)
                                or exists (select from payment where practitioner_id = account.practitioner_id
                                    and (status = 'PROCESSING' or check_at is not null or unsure_since is not null))
                                or exists (select from refund where practitioner_id = account.practitioner_id
                                    and status in ('REQUESTED', 'PENDING'))
                                or exists (select from dispute where practitioner_id = account.practitioner_id
                                    and closed_at is null)
                                or exists (select from payout where practitioner_id = account.practitioner_id
                                    and gateway_created_at > :lately))
                        order by events_looked_at nulls first limit :most""")
                .param("before", at(now.minus(PAUSE)))
                .param("lately", at(now.minus(Duration.ofDays(7))))
                .param("most", most)
                .query((row, number) -> look(row, now))
                .list();
    }

    private static Look look(ResultSet row, Instant now) throws SQLException {
        var until = instant(row, "events_until");
        var since = until == null ? now.minus(EVENTS_LIVE) : until.minus(OVERLAP);
        return new Look(
                row.getObject("practitioner_id", UUID.class),
                row.getString("payee"),
                since.isBefore(now.minus(EVENTS_LIVE)) ? now.minus(EVENTS_LIVE) : since,
                now.minus(DELIVERY));
    }

    /** It is being looked at; if that fails, its turn comes again all the same. */
    public void started(Look look) {
        database.sql("update reconciliation set events_looked_at = :now where practitioner_id = :practitioner")
                .param("now", at(clock.instant()))
                .param("practitioner", look.practitionerId())
                .update();
    }

    /** All until then has been fetched. */
    public void looked(Look look) {
        looked(look.practitionerId(), look.until());
    }

    private void looked(UUID practitionerId, Instant until) {
        database.sql("""
                        update reconciliation set events_until = greatest(events_until, :until), events_looked_at = :now
                        where practitioner_id = :practitioner""")
                .param("until", at(until))
                .param("now", at(clock.instant()))
                .param("practitioner", practitionerId)
                .update();
    }

    /** The nightly pass has fetched them. */
    public void looked(Account account) {
        looked(account.practitionerId(), until(account));
    }

    /** From when to look for the platform's own. */
    public Instant platformSince() {
        var now = clock.instant();
        return database.sql("select events_until from platform_events")
                .query((row, number) -> Optional.ofNullable(instant(row, "events_until")))
                .single()
                .map(until -> until.minus(OVERLAP))
                .filter(since -> since.isAfter(now.minus(EVENTS_LIVE)))
                .orElse(now.minus(EVENTS_LIVE));
    }

    public Instant platformUntil() {
        return clock.instant().minus(DELIVERY);
    }

    public void platformLooked(Instant until) {
        database.sql("update platform_events set events_until = :until, looked_at = :now")
                .param("until", at(until))
                .param("now", at(clock.instant()))
                .update();
    }
}
