package fr.honoraire.stripe.reconciliation;

import java.util.UUID;

/**
 * One thing that breaks an invariant.
 *
 * @param objectId our row's id, or Stripe's
 * @param what what is wrong with it, in some words for the log
 */
record Violation(Invariant invariant, String objectId, UUID practitionerId, String what) {}
