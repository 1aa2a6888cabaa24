package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.consultation.ConsultationStatus;
import fr.honoraire.payout.PayoutStatus;
import fr.honoraire.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One patient of one consultation, and what has become of his money.
 *
 * @param actAt when it was held, or else is planned
 * @param position the patient's place in the consultation
 * @param isClosing whether the practitioner has given the payment up and Stripe has not yet confirmed
 * @param settledAt when it was paid, or recorded as settled otherwise
 * @param refunded what has gone back to the patient
 * @param disputed what disputes hold back, for now or for good
 * @param arrivalOn when the payout is, or was, expected at the bank
 * @param takenBackOn the day of the transfer that took back what was refunded or contested, once there is one
 */
record MonitoringRow(
        UUID consultationId,
        ConsultationStatus consultationStatus,
        Instant actAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int position,
        String patient,
        PaymentView view,
        @Nullable UUID paymentId,
        @Nullable UUID noteId,
        @Nullable String number,
        @Nullable Money amount,
        boolean isClosing,
        @Nullable Instant settledAt,
        @Nullable Money fee,
        @Nullable Money net,
        Money refunded,
        Money disputed,
        @Nullable Instant availableOn,
        @Nullable PayoutStatus payoutStatus,
        @Nullable LocalDate arrivalOn,
        @Nullable String bankReference,
        @Nullable LocalDate takenBackOn) {

    static MonitoringRow read(ResultSet row, int index) throws SQLException {
        return new MonitoringRow(
                Columns.id(row, "consultation_id"),
                ConsultationStatus.valueOf(row.getString("consultation_status")),
                Columns.instant(row, "act_at"),
                Columns.maybeInstant(row, "started_at"),
                Columns.maybeInstant(row, "ended_at"),
                row.getInt("position"),
                row.getString("patient"),
                PaymentView.valueOf(row.getString("view")),
                Columns.maybeId(row, "payment_id"),
                Columns.maybeId(row, "note_id"),
                row.getString("number"),
                Columns.maybeMoney(row, "amount_cents"),
                row.getBoolean("is_closing"),
                Columns.maybeInstant(row, "settled_at"),
                Columns.maybeMoney(row, "fee_cents"),
                Columns.maybeMoney(row, "net_cents"),
                Columns.money(row, "refunded_cents"),
                Columns.money(row, "disputed_cents"),
                Columns.maybeInstant(row, "available_on"),
                Columns.maybeConstant(row, "payout_status", PayoutStatus.class),
                Columns.maybeDay(row, "arrival_on"),
                row.getString("bank_reference"),
                Columns.maybeDay(row, "taken_back_on"));
    }

    /** For whoever may follow what becomes of it, but not how much it is. */
    MonitoringRow withoutAmounts() {
        return new MonitoringRow(
                consultationId,
                consultationStatus,
                actAt,
                startedAt,
                endedAt,
                position,
                patient,
                view,
                paymentId,
                noteId,
                number,
                null,
                isClosing,
                settledAt,
                null,
                null,
                Money.ZERO,
                Money.ZERO,
                availableOn,
                payoutStatus,
                arrivalOn,
                bankReference,
                takenBackOn);
    }

    public Cursor cursor() {
        return new Cursor(actAt, consultationId, position);
    }

    /** How long the call really was; counted on instants, so that no night of a clock change adds or drops an hour. */
    public @Nullable Duration length() {
        return startedAt == null || endedAt == null ? null : Duration.between(startedAt, endedAt);
    }

    /** Whether there is, or will be, a call to join. */
    public boolean isJoinable() {
        return switch (consultationStatus) {
            case PLANNED, OPEN -> true;
            case ENDED, CANCELED -> false;
        };
    }

    /** Whether the call goes on. */
    public boolean isOpen() {
        return consultationStatus == ConsultationStatus.OPEN;
    }

    /** Whether it was called off, or never begun. */
    public boolean isCanceled() {
        return consultationStatus == ConsultationStatus.CANCELED;
    }

    /** Whether the practitioner has given up what is still owed, and Stripe has not yet said so. */
    public boolean isBeingGivenUp() {
        return isClosing && (view.isDue() || view == PaymentView.WAITING);
    }

    /** Whether the patient still owes it, so that he may be asked again or it may be ended otherwise. */
    public boolean isDue() {
        return !isClosing && view.isDue();
    }

    public PayoutView payout(LocalDate today) {
        return PayoutView.of(this, today);
    }
}
