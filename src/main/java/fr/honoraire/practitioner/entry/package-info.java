/** How one comes in: the landing page, signing up, signing in. */
@NullMarked
package fr.honoraire.practitioner.entry;

import org.jspecify.annotations.NullMarked;
