package fr.honoraire.practitioner;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody signed in with one of his recovery codes. If it was not he, he has to learn of it.
 *
 * @param id which of these occasions it was
 * @param left how many he still has
 */
public record RecoveryCodeUsed(UUID id, UUID accountId, UUID practitionerId, int left, Instant at) {}
