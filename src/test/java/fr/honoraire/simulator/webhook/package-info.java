/** How Stripe tells: signed deliveries, their retries, and the ways they go wrong. */
@NullMarked
package fr.honoraire.simulator.webhook;

import org.jspecify.annotations.NullMarked;
