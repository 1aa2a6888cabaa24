/** A stand-in for Stripe, in memory: its API, its webhooks, its hosted pages and its script. No real money, ever. */
@NullMarked
package fr.honoraire.simulator;

import org.jspecify.annotations.NullMarked;
