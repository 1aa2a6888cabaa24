package fr.honoraire.payout;

import java.util.UUID;

/** A transfer stands elsewhere than before, or we now know what it is made of. */
public record PayoutChanged(UUID payoutId, UUID practitionerId) {}
