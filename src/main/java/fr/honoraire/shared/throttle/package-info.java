@NullMarked
@NamedInterface("throttle")
package fr.honoraire.shared.throttle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
