package fr.honoraire.billing;

import java.util.UUID;

/** A patient is to be asked by e-mail to pay. */
public record PaymentRequested(UUID requestId, UUID paymentId, UUID participantId, UUID practitionerId) {}
