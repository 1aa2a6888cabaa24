package fr.honoraire.billing.refund;

import fr.honoraire.shared.Money;
import java.util.UUID;

/**
 * A refund that somebody wants.
 *
 * @param requestId the form that asked for it: sent twice, it gives once
 * @param detail why, in his own words; kept here, never sent to Stripe nor to the patient
 * @param requestedBy the person who asked for it
 */
public record RefundOrder(
        UUID requestId,
        UUID paymentId,
        UUID practitionerId,
        Money amount,
        RefundReason reason,
        String detail,
        UUID requestedBy) {}
