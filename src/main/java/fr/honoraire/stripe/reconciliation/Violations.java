package fr.honoraire.stripe.reconciliation;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The violations that stand: each is logged once when it comes, and once when it goes. */
@Component
@Transactional
class Violations {

    /** Who tells of it. */
    enum Source {
        /** Our tables alone. */
        HERE,
        /** The latest pass over the account. */
        STRIPE
    }

    private static final Logger log = LoggerFactory.getLogger(Violations.class);

    private record Known(Invariant invariant, String objectId) {}

    private final JdbcClient database;
    private final InstantSource clock;

    Violations(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** These, and no others, stand of this invariant as our tables tell. */
    public void ofOurs(Invariant invariant, Collection<Violation> now) {
        var known = database.sql("select object_id from violation where source = 'HERE' and invariant = :invariant")
                .param("invariant", invariant.name())
                .query((row, number) -> new Known(invariant, row.getString("object_id")))
                .list();
        replace(Source.HERE, known, now);
    }

    /** These, and no others of those invariants, stand on this account as Stripe tells. */
    public void ofAccount(UUID practitionerId, Set<Invariant> told, Collection<Violation> now) {
        var known = database
                .sql("""
                                select invariant, object_id from violation
                                where source = 'STRIPE' and practitioner_id = :practitioner""")
                .param("practitioner", practitionerId)
                .query((row, number) ->
                        new Known(Invariant.valueOf(row.getString("invariant")), row.getString("object_id")))
                .list()
                .stream()
                .filter(each -> told.contains(each.invariant()))
                .toList();
        replace(Source.STRIPE, known, now);
    }

    private void replace(Source source, List<Known> known, Collection<Violation> now) {
        var standing = now.stream().map(Violations::known).collect(Collectors.toSet());
        known.stream().filter(Predicate.not(standing::contains)).forEach(gone -> forget(source, gone));
        keep(source, now);
    }

    private static Known known(Violation violation) {
        return new Known(violation.invariant(), violation.objectId());
    }

    private void forget(Source source, Known gone) {
        database.sql("""
                        delete from violation
                        where invariant = :invariant and source = :source and object_id = :object""")
                .param("invariant", gone.invariant().name())
                .param("source", source.name())
                .param("object", gone.objectId())
                .update();
        log.info("invariant {} holds again for {}", gone.invariant(), gone.objectId());
    }

    /** In one statement, however many: a round must not take longer where much is broken. In one order, for whoever else keeps some. */
    private void keep(Source source, Collection<Violation> violations) {
        if (violations.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into violation (invariant, source, object_id, practitioner_id, what, found_at)
                        select invariant, :source, object_id, practitioner_id, what, :now
                        from unnest(:invariants::text[], :objects::text[], :practitioners::uuid[], :whats::text[])
                            as broken (invariant, object_id, practitioner_id, what)
                        order by invariant, object_id
                        on conflict (invariant, source, object_id) do nothing
                        returning invariant, object_id, practitioner_id, what""")
                .param("source", source.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param(
                        "invariants",
                        column(violations, violation -> violation.invariant().name()))
                .param("objects", column(violations, Violation::objectId))
                .param("practitioners", column(violations, violation -> String.valueOf(violation.practitionerId())))
                .param("whats", column(violations, Violation::what))
                .query(news -> {
                    log.error(
                            "invariant {} is broken by {} of practitioner {}: {}",
                            news.getString("invariant"),
                            news.getString("object_id"),
                            news.getString("practitioner_id"),
                            news.getString("what"));
                });
    }

    private static String[] column(Collection<Violation> violations, Function<Violation, String> cell) {
        return violations.stream().map(cell).toArray(String[]::new);
    }
}
