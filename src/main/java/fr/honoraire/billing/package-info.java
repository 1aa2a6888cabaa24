/** Notes d'honoraires, their numbers, and how they are paid. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared::*", "practitioner", "consultation"})
package fr.honoraire.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
