package fr.honoraire.monitoring;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a transfer failed, and what comes next (https://docs.stripe.com/api/payouts/failures). Stripe may send a code that
 * nobody has heard of: it is told in general words.
 *
 * @param cause the last part of {@code payouts.failure.*}
 * @param remedy the last part of {@code payouts.failure.then.*}
 */
record PayoutFailure(String cause, Remedy remedy) {

    /** What makes the money leave again. */
    enum Remedy {
        /** Other bank details. */
        DETAILS,
        /** A word with the bank, or other bank details. */
        BANK,
        /** Nothing but new takings. */
        BALANCE
    }

    /** An IBAN, its holder or its currency is not right. */
    static final Set<String> OF_DETAILS = Set.of(
            "account_closed",
            "bank_ownership_changed",
            "incorrect_account_holder_address",
            "incorrect_account_holder_details",
            "incorrect_account_holder_name",
            "incorrect_account_holder_tax_id",
            "incorrect_account_holder_type",
            "incorrect_account_type",
            "invalid_account_number",
            "invalid_account_number_length",
            "invalid_currency",
            "no_account",
            "unsupported_card");

    /** The bank does not want it. */
    static final Set<String> OF_BANK = Set.of(
            "account_frozen",
            "bank_account_restricted",
            "could_not_process",
            "debit_not_authorized",
            "declined",
            "exceeds_amount_limit",
            "exceeds_count_limit");

    /** There was not enough left to send. */
    static final String OF_BALANCE = "insufficient_funds";

    static PayoutFailure of(@Nullable String code) {
        var known = Objects.requireNonNullElse(code, "");
        if (known.equals(OF_BALANCE)) {
            return new PayoutFailure(known, Remedy.BALANCE);
        }
        if (OF_DETAILS.contains(known)) {
            return new PayoutFailure(known, Remedy.DETAILS);
        }
        return new PayoutFailure(OF_BANK.contains(known) ? known : "other", Remedy.BANK);
    }
}
