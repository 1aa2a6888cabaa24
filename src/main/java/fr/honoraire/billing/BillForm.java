package fr.honoraire.billing;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the practitioner types to bill.
 *
 * @param amount as typed, in euros
 * @param requestId makes a form sent twice bill once
 * @param replaces the unpaid payment this one takes the place of
 * @param mandate whether he charges us with issuing his notes
 */
record BillForm(
        @Nullable String amount,
        @Nullable UUID requestId,
        @Nullable UUID replaces,
        @Nullable Boolean mandate) {

    static BillForm empty() {
        return new BillForm("", UuidCreator.getTimeOrderedEpoch(), null, false);
    }

    static BillForm replacing(UUID paymentId, String amount) {
        return new BillForm(amount, UuidCreator.getTimeOrderedEpoch(), paymentId, false);
    }

    /** @throws Money.NotAnAmount if it is none */
    Money money() {
        return Money.parse(amount == null ? "" : amount);
    }

    boolean givesMandate() {
        return Boolean.TRUE.equals(mandate);
    }

    UUID request() {
        return requestId == null ? UuidCreator.getTimeOrderedEpoch() : requestId;
    }
}
