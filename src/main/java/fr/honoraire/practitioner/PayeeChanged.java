package fr.honoraire.practitioner;

import java.util.UUID;

/**
 * Stripe told something new of a practitioner's account.
 *
 * @param nowNeedsAttention something is newly blocked, or newly asked for, since he last gave all there was to give
 * @param nowCanBePaid his patients can pay him by card from now on
 * @param nowPaidOut transfers to his bank, which had stopped, go on
 */
public record PayeeChanged(UUID practitionerId, boolean nowNeedsAttention, boolean nowCanBePaid, boolean nowPaidOut) {}
