package fr.honoraire.stripe.reconciliation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the invariants: the same on every node, for it is in the tables. */
@Component
@Transactional(readOnly = true)
class InvariantResults {

    private final JdbcClient database;

    InvariantResults(JdbcClient database) {
        this.database = database;
    }

    /** How many violations of it stand. */
    public long violations(Invariant invariant) {
        return database.sql("select count(*) from violation where invariant = :invariant")
                .param("invariant", invariant.name())
                .query(Long.class)
                .single();
    }

    /** When it was last checked. */
    public Optional<Instant> checkedAt(Invariant invariant) {
        return database.sql("select checked_at from invariant where id = :invariant")
                .param("invariant", invariant.name())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** When that was which was not checked for longest; nothing if one never was. */
    public Optional<Instant> oldestCheck() {
        return database.sql("select case when count(*) = :all then min(checked_at) end as oldest from invariant")
                .param("all", Invariant.values().length)
                .query((row, number) -> Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** Which are broken, and how often: safety at once, convergence if it has been since then. */
    public Map<String, Long> broken(Instant since) {
        var found = new LinkedHashMap<String, Long>();
        for (var invariant : Invariant.values()) {
            var count = database.sql("""
                            select count(*) from violation
                            where invariant = :invariant and (:isSafety or found_at <= :since)""")
                    .param("invariant", invariant.name())
                    .param("isSafety", invariant.kind() == Invariant.Kind.SAFETY)
                    .param("since", since.atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
            if (count > 0) {
                found.put(invariant.name(), count);
            }
        }
        return found;
    }
}
