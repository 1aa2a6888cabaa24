@NullMarked
@NamedInterface("live")
package fr.honoraire.shared.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
