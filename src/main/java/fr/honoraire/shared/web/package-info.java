@NullMarked
@NamedInterface("web")
package fr.honoraire.shared.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
