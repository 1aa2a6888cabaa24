package fr.honoraire.billing.refund;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.security.SignedIn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to give money back.
 *
 * @param amount as typed, in euros
 * @param detail why, in his own words
 * @param requestId makes a form sent twice give once
 */
record RefundForm(
        @Nullable String amount,
        @Nullable RefundReason reason,
        @Nullable String detail,
        @Nullable UUID requestId) {

    static final int LONGEST_DETAIL = 200;

    static RefundForm of(String amount) {
        return new RefundForm(amount, null, "", UuidCreator.getTimeOrderedEpoch());
    }

    /** @throws Money.NotAnAmount if it is none */
    Money money() {
        return Money.parse(amount == null ? "" : amount);
    }

    private String words() {
        return detail == null ? "" : detail.strip();
    }

    boolean isTooLong() {
        return words().length() > LONGEST_DETAIL;
    }

    /** What he may choose himself; Stripe's own refunds are not asked for here. */
    boolean hasReason() {
        return reason != null && reason != RefundReason.AT_STRIPE;
    }

    RefundOrder order(UUID paymentId, SignedIn me) {
        return new RefundOrder(
                requestId == null ? UuidCreator.getTimeOrderedEpoch() : requestId,
                paymentId,
                me.practitionerId(),
                money(),
                reason == null ? RefundReason.OTHER : reason,
                words(),
                me.accountId());
    }
}
