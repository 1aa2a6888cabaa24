@NullMarked
package fr.honoraire.support;

import org.jspecify.annotations.NullMarked;
