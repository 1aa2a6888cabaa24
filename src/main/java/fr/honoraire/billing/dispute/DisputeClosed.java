package fr.honoraire.billing.dispute;

import java.util.UUID;

/** The bank has decided, one way or the other. */
public record DisputeClosed(UUID disputeId, UUID paymentId, UUID practitionerId) {}
