package fr.honoraire.monitoring;

import fr.honoraire.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A note that was paid and is in no transfer that holds.
 *
 * @param availableOn when it can leave for the bank; unknown for some seconds after it was paid
 */
record ComingMoney(
        UUID consultationId,
        UUID noteId,
        String number,
        String patient,
        Instant paidAt,
        Money amount,
        @Nullable Money net,
        @Nullable Instant availableOn) {

    static ComingMoney read(ResultSet row, int index) throws SQLException {
        return new ComingMoney(
                Columns.id(row, "consultation_id"),
                Columns.id(row, "note_id"),
                row.getString("number"),
                row.getString("patient"),
                Columns.instant(row, "paid_at"),
                Columns.money(row, "amount_cents"),
                Columns.maybeMoney(row, "net_cents"),
                Columns.maybeInstant(row, "available_on"));
    }
}
