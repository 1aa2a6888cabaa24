/** How Stripe speaks: JSON, forms, errors, idempotency, and the faults a test may order. */
@NullMarked
package fr.honoraire.simulator.wire;

import org.jspecify.annotations.NullMarked;
