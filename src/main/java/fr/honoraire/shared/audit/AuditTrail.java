package fr.honoraire.shared.audit;

import fr.honoraire.shared.security.SignedIn;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes down who did or saw what. What was done is written in the transaction that does it: both or neither. Each entry
 * hangs on the one before it, whose lock is held until the commit; so it is the last thing a transaction does, which keeps
 * that moment short and two transactions from waiting for each other in a circle.
 */
@Component
public class AuditTrail {

    private final JdbcClient database;
    private final EntityManager entities;
    private final InstantSource clock;

    AuditTrail(JdbcClient database, EntityManager entities, InstantSource clock) {
        this.database = database;
        this.entities = entities;
        this.clock = clock;
    }

    /** Somebody signed in did or saw it. In the surrounding transaction; outside of one, at once. */
    @Transactional
    public void write(AuditKind kind, SignedIn who, @Nullable UUID subjectId) {
        write(kind, who.accountId(), who.practitionerId(), subjectId);
    }

    /** The same where nobody is signed in, or someone acts whom we know otherwise. */
    @Transactional
    public void write(
            AuditKind kind, @Nullable UUID accountId, @Nullable UUID practitionerId, @Nullable UUID subjectId) {
        append(new AuditEntry(kind, AuditOutcome.DONE, accountId, practitionerId, subjectId));
    }

    /** What was not let happen stays written although the surrounding transaction comes to nothing. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void writeApart(AuditEntry entry) {
        append(entry);
    }

    private void append(AuditEntry entry) {
        var now = clock.instant();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                // Rows that only the commit would write are locked by now, not while the chain is.
                entities.flush();
                insert(entry, now);
            }
        });
    }

    private void insert(AuditEntry entry, Instant now) {
        database.sql("""
                        insert into audit_entry (kind, outcome, account_id, practitioner_id, subject_id, happened_at)
                        values (:kind, :outcome, :account, :practitioner, :subject, :now)""")
                .param("kind", entry.kind().name())
                .param("outcome", entry.outcome().name())
                .param("account", entry.accountId())
                .param("practitioner", entry.practitionerId())
                .param("subject", entry.subjectId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
