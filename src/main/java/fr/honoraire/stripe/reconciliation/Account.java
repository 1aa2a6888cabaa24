package fr.honoraire.stripe.reconciliation;

import java.time.Instant;
import java.util.UUID;

/**
 * A practitioner's account at Stripe that is to be gone through.
 *
 * @param payee Stripe's id of it
 * @param beginning before anything happened on it
 * @param since from when on all is compared again
 * @param eventsSince from when on its events are looked for
 * @param startedAt when this pass began
 */
record Account(
        UUID practitionerId, String payee, Instant beginning, Instant since, Instant eventsSince, Instant startedAt) {}
