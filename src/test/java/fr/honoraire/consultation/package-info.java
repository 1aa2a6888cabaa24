@NullMarked
package fr.honoraire.consultation;

import org.jspecify.annotations.NullMarked;
