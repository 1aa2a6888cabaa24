@NullMarked
package fr.honoraire.practitioner.entry;

import org.jspecify.annotations.NullMarked;
