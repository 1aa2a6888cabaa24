@NullMarked
package fr.honoraire.practitioner;

import org.jspecify.annotations.NullMarked;
