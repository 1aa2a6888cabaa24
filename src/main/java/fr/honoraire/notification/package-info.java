/** E-mails: an outbox, and what each one says. Listens to the events of the others. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::*",
            "practitioner",
            "practitioner::team",
            "consultation",
            "billing",
            "billing::*",
            "payout"
        })
package fr.honoraire.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
