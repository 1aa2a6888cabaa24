package fr.honoraire.monitoring;

import fr.honoraire.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something Stripe or the platform kept.
 *
 * @param kind for what: {@code PAYMENT}, {@code DISPUTE}, {@code FEE}, {@code ADJUSTMENT}
 * @param amount less than nothing where it was given back
 */
record AccountingFee(
        Instant at,
        String kind,
        @Nullable String number,
        @Nullable String patient,
        Money amount,
        @Nullable String reference) {

    static AccountingFee read(ResultSet row, int index) throws SQLException {
        return new AccountingFee(
                Columns.instant(row, "at"),
                row.getString("kind"),
                row.getString("number"),
                row.getString("patient_name"),
                Columns.money(row, "cents"),
                row.getString("reference"));
    }
}
