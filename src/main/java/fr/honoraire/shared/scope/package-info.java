/** Whose rows a piece of work may touch: said once, at its beginning, and held to by the database. */
@NullMarked
@NamedInterface("scope")
package fr.honoraire.shared.scope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
