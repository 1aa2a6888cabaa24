package fr.honoraire.billing;

import java.util.UUID;

/** A note was issued and waits to be paid. */
public record NoteIssued(UUID paymentId, UUID consultationId, UUID practitionerId) {}
