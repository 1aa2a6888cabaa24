package fr.honoraire.monitoring;

import fr.honoraire.payout.PayoutLineKind;
import fr.honoraire.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A note that was paid and is in no transfer that holds; or a refund or a dispute that none has taken back yet.
 *
 * @param happenedAt when it was paid, refunded or contested
 * @param net what it adds to a transfer, or takes off it; unknown for some seconds after it was paid
 * @param availableOn when it can leave for the bank; with the next transfer, if it takes off from it
 */
record ComingMoney(
        PayoutLineKind kind,
        UUID consultationId,
        UUID noteId,
        String number,
        String patient,
        Instant happenedAt,
        Money gross,
        @Nullable Money net,
        @Nullable Instant availableOn) {

    static ComingMoney read(ResultSet row, int index) throws SQLException {
        return new ComingMoney(
                PayoutLineKind.valueOf(row.getString("kind")),
                Columns.id(row, "consultation_id"),
                Columns.id(row, "note_id"),
                row.getString("number"),
                row.getString("patient"),
                Columns.instant(row, "happened_at"),
                Columns.money(row, "gross_cents"),
                Columns.maybeMoney(row, "net_cents"),
                Columns.maybeInstant(row, "available_on"));
    }

    /** What it brings as far as we know; all of it while the fee is not known. */
    Money expected() {
        return net == null ? gross : net;
    }
}
