@NullMarked
package fr.honoraire.billing;

import org.jspecify.annotations.NullMarked;
