package fr.honoraire.billing.refund;

import java.util.UUID;

/** Stripe has taken a refund up: the patient will see it on his card within some days. */
public record RefundGiven(UUID refundId, UUID paymentId, UUID practitionerId) {}
