package fr.honoraire.billing;

import java.util.UUID;

/**
 * A payment as Stripe lists it.
 *
 * @param ourId the row of ours it says it is for
 */
public record SeenPayment(UUID ourId, GatewayPayment payment) {}
