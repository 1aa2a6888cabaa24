package fr.honoraire.monitoring;

import fr.honoraire.shared.audit.AuditKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done for a practitioner, and by whom.
 *
 * @param who nothing if nobody did: a job, or a patient
 * @param isRefused whether it was tried, and not let happen
 * @param consultationId which consultation it was about, if it was about one
 */
record JournalRow(
        long sequence,
        Instant at,
        AuditKind kind,
        @Nullable String who,
        boolean isRefused,
        @Nullable UUID consultationId) {

    static JournalRow read(ResultSet row, int index) throws SQLException {
        return new JournalRow(
                row.getLong("sequence"),
                Columns.instant(row, "happened_at"),
                AuditKind.valueOf(row.getString("kind")),
                row.getString("who"),
                !"DONE".equals(row.getString("outcome")),
                Columns.maybeId(row, "consultation_id"));
    }
}
