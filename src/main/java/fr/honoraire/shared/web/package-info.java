@NullMarked
package fr.honoraire.shared.web;

import org.jspecify.annotations.NullMarked;
