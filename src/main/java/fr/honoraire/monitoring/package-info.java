/** The table, the totals, the export. Reads only. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "shared::*", "practitioner", "consultation", "billing", "billing::*", "payout"
        })
package fr.honoraire.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
