package fr.honoraire.practitioner;

import java.util.Set;

/**
 * How a practitioner wants things done.
 *
 * @param means what he takes besides the card
 * @param footer printed at the foot of his notes
 * @param descriptor what stands beside the amount on a patient's bank statement; empty if he leaves that to Stripe
 */
public record Habits(Set<OtherMeans> means, FrenchZone zone, Reminding reminding, String footer, String descriptor) {}
