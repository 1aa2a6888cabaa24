package fr.honoraire.monitoring;

import fr.honoraire.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A credit note, or money that went back to a patient and may have come again.
 *
 * @param credited what a credit note takes off its note
 * @param moved what left, or came again
 */
record AccountingReturn(
        Instant at,
        Kind kind,
        @Nullable String credit,
        String number,
        String patient,
        @Nullable Money credited,
        @Nullable Money moved,
        @Nullable String means) {

    /** What it is. Messages: {@code accounting.return.*}. */
    enum Kind {
        CREDIT,
        REFUND,
        REFUND_CAME_BACK,
        REFUND_OTHERWISE,
        DISPUTE,
        DISPUTE_WON
    }

    static AccountingReturn read(ResultSet row, int index) throws SQLException {
        return new AccountingReturn(
                Columns.instant(row, "at"),
                Kind.valueOf(row.getString("kind")),
                row.getString("credit"),
                row.getString("number"),
                row.getString("patient_name"),
                Columns.maybeMoney(row, "credited_cents"),
                Columns.maybeMoney(row, "moved_cents"),
                row.getString("means"));
    }

    AccountingSum sum() {
        return switch (kind) {
            case CREDIT -> AccountingSum.CREDITED;
            case REFUND, REFUND_CAME_BACK, REFUND_OTHERWISE -> AccountingSum.REFUNDED;
            case DISPUTE, DISPUTE_WON -> AccountingSum.DISPUTED;
        };
    }
}
