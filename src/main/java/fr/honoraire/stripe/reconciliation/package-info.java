/** Goes through practitioners' accounts, puts right what nobody told us of, and watches what must hold. */
@NullMarked
package fr.honoraire.stripe.reconciliation;

import org.jspecify.annotations.NullMarked;
