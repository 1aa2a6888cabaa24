package fr.honoraire.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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

    /** A patient is not asked again sooner. */
    static final Duration COOL_DOWN = Duration.ofMinutes(10);

    static PaymentAsk read(ResultSet row, int index) throws SQLException {
        return new PaymentAsk(
                Columns.id(row, "payment_id"),
                row.getInt("times"),
                Columns.instant(row, "requested_at"),
                row.getString("recipient"),
                row.getString("outcome"));
    }

    /** When the patient may be asked again. */
    Instant againAt() {
        return lastAt.plus(COOL_DOWN);
    }

    boolean isTooSoon(Instant now) {
        return now.isBefore(againAt());
    }

    /** The message that says it. */
    String message() {
        return "monitoring.ask." + (outcome == null ? "WAITING" : outcome);
    }
}
