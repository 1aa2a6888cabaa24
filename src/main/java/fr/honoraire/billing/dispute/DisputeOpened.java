package fr.honoraire.billing.dispute;

import java.util.UUID;

/** A patient contests a payment at his bank; the practitioner has some days to answer. */
public record DisputeOpened(UUID disputeId, UUID paymentId, UUID practitionerId) {}
