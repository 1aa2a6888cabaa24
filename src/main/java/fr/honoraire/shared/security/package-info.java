@NullMarked
@NamedInterface("security")
package fr.honoraire.shared.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
