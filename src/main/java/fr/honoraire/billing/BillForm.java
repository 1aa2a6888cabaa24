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
 */
record BillForm(
        @Nullable String amount,
        @Nullable UUID requestId,
        @Nullable UUID replaces) {

    static BillForm empty() {
        return new BillForm("", UuidCreator.getTimeOrderedEpoch(), null);
    }

    static BillForm replacing(UUID paymentId, String amount) {
        return new BillForm(amount, UuidCreator.getTimeOrderedEpoch(), paymentId);
    }

    /** @throws Money.NotAnAmount if it is none */
    Money money() {
        return Money.parse(amount == null ? "" : amount);
    }

    UUID request() {
        return requestId == null ? UuidCreator.getTimeOrderedEpoch() : requestId;
    }
}
