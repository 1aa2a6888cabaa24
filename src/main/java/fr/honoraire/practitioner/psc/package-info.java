/** Signing in with Pro Santé Connect, the State's identity provider for health professionals, where it is switched on. */
@NullMarked
package fr.honoraire.practitioner.psc;

import org.jspecify.annotations.NullMarked;
