package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How often a patient was asked to pay by e-mail, and what came of the last time.
 *
 * @param outcome of the last e-mail: WAITING, SENT, FAILED or DROPPED; nothing as long as it has no row
 */
record PaymentAsk(
        UUID paymentId,
        int times,
        Instant lastAt,
        @Nullable String recipient,
        @Nullable String outcome) {

    static PaymentAsk read(ResultSet row, int index) throws SQLException {
        return new PaymentAsk(
                Columns.id(row, "payment_id"),
                row.getInt("times"),
                Columns.instant(row, "requested_at"),
                row.getString("recipient"),
                row.getString("outcome"));
    }

    /** When the patient may be asked again. */
    public Instant againAt() {
        return lastAt.plus(PaymentRequest.COOL_DOWN);
    }

    public boolean isTooSoon(Instant now) {
        return now.isBefore(againAt());
    }

    /** Whether he was asked as often as anyone may be. */
    public boolean isLast() {
        return times >= PaymentRequest.MOST;
    }

    /** The message that says it. */
    public String message() {
        return "monitoring.ask." + (outcome == null ? "WAITING" : outcome);
    }
}
