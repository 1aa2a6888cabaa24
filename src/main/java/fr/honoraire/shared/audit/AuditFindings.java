package fr.honoraire.shared.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the latest check of the trail found: the same on every node. */
@Component
class AuditFindings {

    private final JdbcClient database;

    AuditFindings(JdbcClient database) {
        this.database = database;
    }

    /** How many chains do not hold. */
    public long broken() {
        return database.sql("select broken from audit_check").query(Long.class).single();
    }

    /** Some of them, by the id of practitioner or account. */
    public List<String> samples() {
        return database.sql("select unnest(samples) from audit_check")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** When it was last checked. */
    public Optional<Instant> checkedAt() {
        return database.sql("select checked_at from audit_check")
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }
}
