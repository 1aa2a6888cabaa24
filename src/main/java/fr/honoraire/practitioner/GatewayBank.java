package fr.honoraire.practitioner;

import org.jspecify.annotations.Nullable;

/**
 * Where Stripe pays out to, as far as we may know it.
 *
 * @param refused whether a transfer came back from it, so that Stripe sends no more there
 */
public record GatewayBank(@Nullable String name, String last4, boolean refused) {}
