/** What Stripe knows: accounts, payments, the ledger, payouts, and the events that tell of them. */
@NullMarked
package fr.honoraire.simulator.state;

import org.jspecify.annotations.NullMarked;
