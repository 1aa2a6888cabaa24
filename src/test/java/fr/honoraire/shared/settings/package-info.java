@NullMarked
package fr.honoraire.shared.settings;

import org.jspecify.annotations.NullMarked;
