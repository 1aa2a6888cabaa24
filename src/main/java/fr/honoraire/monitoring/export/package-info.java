/** How files leave: while they are read, on connections of their own, a few at a time. */
@NullMarked
package fr.honoraire.monitoring.export;

import org.jspecify.annotations.NullMarked;
