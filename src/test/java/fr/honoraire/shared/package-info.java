@NullMarked
package fr.honoraire.shared;

import org.jspecify.annotations.NullMarked;
