package fr.honoraire.monitoring;

import fr.honoraire.payout.PayoutLineKind;
import fr.honoraire.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a transfer, and the note it stands for, if it is one of ours.
 *
 * @param credit the number of the credit note (avoir) of the refund it stands for
 * @param fee what Stripe kept
 * @param platformFee what the platform kept
 * @param failedPayoutId the failed transfer whose money it brings again
 * @param failedAt when that one was made
 */
record PayoutLineRow(
        PayoutLineKind kind,
        Instant happenedAt,
        @Nullable UUID consultationId,
        @Nullable UUID noteId,
        @Nullable String number,
        @Nullable String patient,
        @Nullable UUID creditId,
        @Nullable String credit,
        Money gross,
        Money fee,
        Money platformFee,
        Money net,
        @Nullable UUID failedPayoutId,
        @Nullable Instant failedAt) {

    static PayoutLineRow read(ResultSet row, int index) throws SQLException {
        return new PayoutLineRow(
                PayoutLineKind.valueOf(row.getString("kind")),
                Columns.instant(row, "happened_at"),
                Columns.maybeId(row, "consultation_id"),
                Columns.maybeId(row, "note_id"),
                row.getString("number"),
                row.getString("patient"),
                Columns.maybeId(row, "credit_id"),
                row.getString("credit"),
                Columns.money(row, "gross_cents"),
                Columns.money(row, "fee_cents"),
                Columns.money(row, "platform_fee_cents"),
                Columns.money(row, "net_cents"),
                Columns.maybeId(row, "failed_payout_id"),
                Columns.maybeInstant(row, "failed_at"));
    }

    /** Whether it comes from a payment that was not made for a note of ours. */
    public boolean isForeign() {
        return switch (kind) {
            case PAYMENT, REFUND, DISPUTE -> noteId == null;
            case FEE, ADJUSTMENT, PAYOUT_FAILURE -> false;
        };
    }
}
