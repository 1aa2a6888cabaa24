package fr.honoraire.stripe.reconciliation;

import fr.honoraire.stripe.Repairs.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that Stripe and we do not say alike.
 *
 * @param objectId Stripe's id of it; ours if Stripe knows none
 * @param paymentId the payment to look at again; nothing if there is none here, or for a payout
 * @param breaks what it breaks if it stays
 * @param what what is different, in some words for the log
 */
record Difference(Kind kind, String objectId, @Nullable UUID paymentId, Invariant breaks, String what) {}
