package fr.honoraire.monitoring;

import fr.honoraire.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note's money that came in, on the day it did.
 *
 * @param means {@code CARTE}, or how else it was settled
 * @param fee what Stripe and the platform kept; none but for cards
 */
record AccountingReceipt(
        Instant receivedAt,
        String number,
        Instant issuedAt,
        Instant actAt,
        String patient,
        String label,
        Money amount,
        String means,
        @Nullable Money fee,
        @Nullable Money net,
        @Nullable String reference) {

    static AccountingReceipt read(ResultSet row, int index) throws SQLException {
        return new AccountingReceipt(
                Columns.instant(row, "received_at"),
                row.getString("number"),
                Columns.instant(row, "issued_at"),
                Columns.instant(row, "act_at"),
                row.getString("patient_name"),
                row.getString("label"),
                Columns.money(row, "amount_cents"),
                row.getString("means"),
                Columns.maybeMoney(row, "fee_cents"),
                Columns.maybeMoney(row, "net_cents"),
                row.getString("charge_id"));
    }
}
