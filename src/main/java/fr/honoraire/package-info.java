/** The application's root: nothing but its start. */
@NullMarked
package fr.honoraire;

import org.jspecify.annotations.NullMarked;
