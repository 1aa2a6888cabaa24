package fr.honoraire.monitoring;

import fr.honoraire.payout.PayoutStatus;
import fr.honoraire.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer to the practitioner's bank.
 *
 * @param arrivalOn the day it is expected at the bank, or was there
 * @param linesKnown whether it is known which notes are in it
 * @param notes how many notes are in it
 */
record PayoutRow(
        UUID id,
        Money amount,
        PayoutStatus status,
        Instant createdAt,
        LocalDate arrivalOn,
        @Nullable String failureCode,
        @Nullable String bankReference,
        boolean linesKnown,
        int notes) {

    static PayoutRow read(ResultSet row, int index) throws SQLException {
        return new PayoutRow(
                Columns.id(row, "id"),
                Columns.money(row, "amount_cents"),
                PayoutStatus.valueOf(row.getString("status")),
                Columns.instant(row, "gateway_created_at"),
                Objects.requireNonNull(Columns.maybeDay(row, "arrival_on")),
                row.getString("failure_code"),
                row.getString("bank_reference"),
                row.getBoolean("lines_known"),
                row.getInt("notes"));
    }

    Cursor cursor() {
        return new Cursor(createdAt, id, 0);
    }
}
