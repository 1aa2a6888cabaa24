/** Who did or saw what, kept so that nobody can change it unnoticed. */
@NullMarked
@NamedInterface("audit")
package fr.honoraire.shared.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
