package fr.honoraire.stripe.reconciliation;

import static fr.honoraire.stripe.reconciliation.Passes.at;
import static fr.honoraire.stripe.reconciliation.Passes.instant;

import fr.honoraire.stripe.reconciliation.InvariantRound.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks the invariants: every five minutes in a round, in between only whether what was broken still is. */
@Component
@Transactional
class InvariantChecks {

    private static final Duration ROUND = Duration.ofMinutes(5);
    private static final Duration UNSURE = Duration.ofSeconds(60);
    private static final int PAYMENTS = 50_000;
    private static final int PAYOUTS = 5_000;
    private static final int ACCOUNTS = 200;
    private static final int STEPS = 100_000;

    private record Place(
            UUID payment,
            UUID payout,
            UUID account,
            long journal,
            @Nullable Instant looked) {}

    private final JdbcClient database;
    private final Violations violations;
    private final InstantSource clock;

    InvariantChecks(JdbcClient database, Violations violations, InstantSource clock) {
        this.database = database;
        this.violations = violations;
        this.clock = clock;
    }

    /** What is due. */
    public void look() {
        var place = place();
        var now = clock.instant();
        var looked = place.looked();
        if (looked == null || !looked.plus(ROUND).isAfter(now)) {
            round(place, now);
        } else {
            check(InvariantRound.small(now), now);
        }
    }

    /** A round, whenever it would be due. */
    public void round() {
        round(place(), clock.instant());
    }

    private Place place() {
        return database.sql("select * from invariant_round for update")
                .query(InvariantChecks::placeIn)
                .single();
    }

    private static Place placeIn(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getObject("payment_id", UUID.class),
                row.getObject("payout_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getLong("journal_id"),
                instant(row, "looked_at"));
    }

    private void round(Place place, Instant now) {
        var latest = database.sql("select coalesce(max(id), 0) from money_journal")
                .query(Long.class)
                .single();
        var looked = place.looked();
        var round = new InvariantRound(
                slice("payment", "id", place.payment(), PAYMENTS),
                slice("payout", "id", place.payout(), PAYOUTS),
                slice("reconciliation", "practitioner_id", place.account(), ACCOUNTS),
                Math.max(place.journal(), latest - STEPS),
                looked == null ? now.minus(ROUND) : looked.minus(ROUND));
        check(round, now);
        remember(round, latest, now);
    }

    private Slice slice(String table, String id, UUID from, int most) {
        return database.sql("select %2$s from %1$s where %2$s > :from order by %2$s offset :most limit 1"
                        .formatted(table, id))
                .param("from", from)
                .param("most", most - 1)
                .query(UUID.class)
                .optional()
                .map(to -> new Slice(from, to))
                .orElseGet(() -> Slice.after(from));
    }

    /** Steps written meanwhile by others may only show later: each is looked at in two rounds. */
    private void remember(InvariantRound round, long latest, Instant now) {
        database.sql("""
                        update invariant_round set payment_id = :payment, payout_id = :payout, account_id = :account,
                            journal_id = next_journal_id, next_journal_id = :latest, looked_at = :now""")
                .param("payment", round.payments().next())
                .param("payout", round.payouts().next())
                .param("account", round.accounts().next())
                .param("latest", latest)
                .param("now", at(now))
                .update();
    }

    private void check(InvariantRound round, Instant now) {
        for (var invariant : Invariant.values()) {
            violations.ofOurs(invariant, broken(invariant, round, now));
            tell(invariant, now);
        }
    }

    private List<Violation> broken(Invariant invariant, InvariantRound round, Instant now) {
        return database.sql(InvariantQueries.of(invariant))
                .param("paymentFrom", round.payments().from())
                .param("paymentTo", round.payments().to())
                .param("payoutFrom", round.payouts().from())
                .param("payoutTo", round.payouts().to())
                .param("accountFrom", round.accounts().from())
                .param("accountTo", round.accounts().to())
                .param("journal", round.journal())
                .param("since", at(round.since()))
                .param("unsure", at(now.minus(UNSURE)))
                .param("invariant", invariant.name())
                .query((row, number) ->
                        new Violation(invariant, row.getString(1), row.getObject(2, UUID.class), row.getString(3)))
                .list();
    }

    private void tell(Invariant invariant, Instant now) {
        database.sql("""
                        insert into invariant (id, class, violations, samples, checked_at)
                        values (:id, :class, (select count(*) from violation where invariant = :id),
                            array(select object_id from violation where invariant = :id order by found_at limit 5), :now)
                        on conflict (id) do update set violations = excluded.violations, samples = excluded.samples,
                            checked_at = excluded.checked_at""")
                .param("id", invariant.name())
                .param("class", invariant.kind().name())
                .param("now", at(now))
                .update();
    }
}
