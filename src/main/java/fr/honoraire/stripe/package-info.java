/** The only importer of com.stripe: the gateways, the webhook inbox and its jobs. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared::*", "practitioner", "billing", "billing::*", "payout"})
package fr.honoraire.stripe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
