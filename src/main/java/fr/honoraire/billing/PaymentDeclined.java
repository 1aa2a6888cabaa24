package fr.honoraire.billing;

import java.util.UUID;

/** A patient's card was refused for what he owes; he may try again. */
public record PaymentDeclined(UUID paymentId, UUID practitionerId) {}
