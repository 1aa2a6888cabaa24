/** "Groupes utilisateurs": who acts for a practitioner, and what he may do for him. */
@NullMarked
@NamedInterface("team")
package fr.honoraire.practitioner.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
