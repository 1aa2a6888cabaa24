/** Who signs in and who issues notes; their account at Stripe, and what it still lacks. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared::*"})
package fr.honoraire.practitioner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
