/** Planning, participants, invitations, and the room's life. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared::*", "practitioner"})
package fr.honoraire.consultation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
