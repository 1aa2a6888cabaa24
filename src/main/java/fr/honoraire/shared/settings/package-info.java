/** Refuses to start with settings that cannot work, and says at once all that is wrong with them. */
@NullMarked
@NamedInterface("settings")
package fr.honoraire.shared.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
