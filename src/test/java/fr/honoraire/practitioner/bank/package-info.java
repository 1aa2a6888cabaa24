@NullMarked
package fr.honoraire.practitioner.bank;

import org.jspecify.annotations.NullMarked;
