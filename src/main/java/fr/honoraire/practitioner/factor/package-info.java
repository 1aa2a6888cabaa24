/** The second factor: an application that shows codes, passkeys, recovery codes; choosing, giving and changing them. */
@NullMarked
package fr.honoraire.practitioner.factor;

import org.jspecify.annotations.NullMarked;
