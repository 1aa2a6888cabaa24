@NullMarked
package fr.honoraire.stripe;

import org.jspecify.annotations.NullMarked;
