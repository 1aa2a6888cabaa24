package fr.honoraire.monitoring;

import fr.honoraire.payout.PayoutLineKind;
import fr.honoraire.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a transfer, and the note it stands for, if it is one of ours. */
record PayoutLineRow(
        PayoutLineKind kind,
        Instant happenedAt,
        @Nullable UUID consultationId,
        @Nullable UUID noteId,
        @Nullable String number,
        @Nullable String patient,
        Money gross,
        Money fee,
        Money net) {

    static PayoutLineRow read(ResultSet row, int index) throws SQLException {
        return new PayoutLineRow(
                PayoutLineKind.valueOf(row.getString("kind")),
                Columns.instant(row, "happened_at"),
                Columns.maybeId(row, "consultation_id"),
                Columns.maybeId(row, "note_id"),
                row.getString("number"),
                row.getString("patient"),
                Columns.money(row, "gross_cents"),
                Columns.money(row, "fee_cents"),
                Columns.money(row, "net_cents"));
    }
}
