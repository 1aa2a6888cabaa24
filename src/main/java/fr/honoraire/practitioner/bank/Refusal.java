package fr.honoraire.practitioner.bank;

import org.jspecify.annotations.Nullable;

/**
 * Why Stripe refused what was given, as one of our sentences.
 *
 * @param family the sentence
 * @param reference Stripe's own code, where it is new to us
 */
record Refusal(String family, @Nullable String reference) {}
