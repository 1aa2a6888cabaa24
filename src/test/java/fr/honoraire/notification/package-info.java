@NullMarked
package fr.honoraire.notification;

import org.jspecify.annotations.NullMarked;
