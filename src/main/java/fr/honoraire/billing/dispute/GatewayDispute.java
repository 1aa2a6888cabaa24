package fr.honoraire.billing.dispute;

import fr.honoraire.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as Stripe describes it now.
 *
 * @param id Stripe's dispute
 * @param paymentGatewayId the PaymentIntent that is contested; nothing if the charge had none
 * @param amount what is contested
 * @param withdrawn what has been taken off the balance and not given back, the fee apart
 * @param fee what the dispute costs the practitioner
 * @param reason what the patient told his bank, as Stripe's code
 * @param evidenceDueAt until when the practitioner may answer; nothing if he cannot, or need not
 */
public record GatewayDispute(
        String id,
        @Nullable String paymentGatewayId,
        DisputeStatus status,
        Money amount,
        Money withdrawn,
        Money fee,
        String reason,
        Instant openedAt,
        @Nullable Instant evidenceDueAt,
        boolean hasEvidence) {}
