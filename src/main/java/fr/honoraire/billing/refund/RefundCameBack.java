package fr.honoraire.billing.refund;

import java.util.UUID;

/** The patient's bank sent a refund back, or Stripe gave it up: he is still owed it. */
public record RefundCameBack(UUID refundId, UUID paymentId, UUID practitionerId) {}
