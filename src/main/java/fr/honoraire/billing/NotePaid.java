package fr.honoraire.billing;

import java.util.UUID;

/** A note was paid: its payment succeeded, once and for all. */
public record NotePaid(UUID paymentId, UUID consultationId, UUID practitionerId) {}
