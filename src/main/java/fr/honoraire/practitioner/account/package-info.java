/** Mon compte: who the practitioner is and what he asks. */
@NullMarked
package fr.honoraire.practitioner.account;

import org.jspecify.annotations.NullMarked;
