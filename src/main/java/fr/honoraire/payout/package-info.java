/** What Stripe paid out, and for which notes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared::*", "practitioner", "billing", "billing::*"})
package fr.honoraire.payout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
