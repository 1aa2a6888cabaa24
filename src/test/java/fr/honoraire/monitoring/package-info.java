@NullMarked
package fr.honoraire.monitoring;

import org.jspecify.annotations.NullMarked;
