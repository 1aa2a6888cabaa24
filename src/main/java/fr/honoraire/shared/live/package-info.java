@NullMarked
package fr.honoraire.shared.live;

import org.jspecify.annotations.NullMarked;
