/** "Sécurité": what somebody signs in with, and where he is signed in. */
@NullMarked
package fr.honoraire.practitioner.security;

import org.jspecify.annotations.NullMarked;
