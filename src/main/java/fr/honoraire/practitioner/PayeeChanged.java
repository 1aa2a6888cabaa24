package fr.honoraire.practitioner;

import java.util.UUID;

/** Stripe told something new of a practitioner's account. */
public record PayeeChanged(UUID practitionerId, boolean nowNeedsAttention) {}
