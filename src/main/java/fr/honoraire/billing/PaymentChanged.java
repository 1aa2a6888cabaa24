package fr.honoraire.billing;

import java.util.UUID;

/** A payment stands elsewhere than before, short of paid. */
public record PaymentChanged(UUID paymentId, UUID consultationId, UUID practitionerId) {}
