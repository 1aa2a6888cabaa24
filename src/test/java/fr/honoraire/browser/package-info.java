@NullMarked
package fr.honoraire.browser;

import org.jspecify.annotations.NullMarked;
