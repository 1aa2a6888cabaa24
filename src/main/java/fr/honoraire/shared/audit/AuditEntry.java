package fr.honoraire.shared.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done or seen, in ids alone.
 *
 * @param accountId the person, if we know him
 * @param practitionerId for whom he acted
 * @param subjectId what it was about, if one thing
 */
public record AuditEntry(
        AuditKind kind,
        AuditOutcome outcome,
        @Nullable UUID accountId,
        @Nullable UUID practitionerId,
        @Nullable UUID subjectId) {}
