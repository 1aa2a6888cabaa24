@NullMarked
package fr.honoraire.practitioner.account;

import org.jspecify.annotations.NullMarked;
