package fr.honoraire.monitoring;

import fr.honoraire.payout.PayoutStatus;
import fr.honoraire.shared.French;
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
 * @param notes how many notes are in it, those of failed transfers whose money it carries included
 * @param returnedIntoId the transfer in which its money left again, if it failed and did
 * @param returnedAt when that one was made
 */
record PayoutRow(
        UUID id,
        String gatewayId,
        Money amount,
        PayoutStatus status,
        Instant createdAt,
        LocalDate arrivalOn,
        @Nullable String failureCode,
        @Nullable String bankReference,
        boolean linesKnown,
        int notes,
        @Nullable UUID returnedIntoId,
        @Nullable Instant returnedAt) {

    static PayoutRow read(ResultSet row, int index) throws SQLException {
        return new PayoutRow(
                Columns.id(row, "id"),
                row.getString("gateway_id"),
                Columns.money(row, "amount_cents"),
                PayoutStatus.valueOf(row.getString("status")),
                Columns.instant(row, "gateway_created_at"),
                Objects.requireNonNull(Columns.maybeDay(row, "arrival_on")),
                row.getString("failure_code"),
                row.getString("bank_reference"),
                row.getBoolean("lines_known"),
                row.getInt("notes"),
                Columns.maybeId(row, "returned_into_id"),
                Columns.maybeInstant(row, "returned_at"));
    }

    /** The colour beside the word for its status. */
    public String colour() {
        return switch (status) {
            case PENDING, CANCELED -> "";
            case IN_TRANSIT -> "state-wait";
            case PAID -> "state-good";
            case FAILED -> "state-bad";
        };
    }

    /** Why it failed, and what comes next. */
    public PayoutFailure failure() {
        return PayoutFailure.of(failureCode);
    }

    /** Whether it failed and its money waits on the balance at Stripe. */
    public boolean isWaitingAgain() {
        return status == PayoutStatus.FAILED && returnedIntoId == null;
    }

    /** {@code reversement_2026-11-20_FR123.csv}: the bank's reference, or Stripe's before there is one. */
    String fileName() {
        var reference = Objects.requireNonNullElse(bankReference, gatewayId).replaceAll("[^A-Za-z0-9]+", "-");
        return "reversement_" + LocalDate.ofInstant(createdAt, French.PARIS) + "_" + reference + ".csv";
    }

    Cursor cursor() {
        return new Cursor(createdAt, id, 0);
    }
}
