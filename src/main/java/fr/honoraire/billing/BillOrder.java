package fr.honoraire.billing;

import fr.honoraire.shared.Money;
import java.util.UUID;

/**
 * What a practitioner wants billed.
 *
 * @param requestId the form it comes from: sent twice, it bills once
 */
public record BillOrder(UUID requestId, UUID practitionerId, UUID consultationId, UUID participantId, Money amount) {}
