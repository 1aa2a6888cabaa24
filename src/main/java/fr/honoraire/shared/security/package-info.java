@NullMarked
package fr.honoraire.shared.security;

import org.jspecify.annotations.NullMarked;
