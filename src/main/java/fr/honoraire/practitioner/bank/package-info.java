/** Données bancaires: the practitioner's account at Stripe, and what it still lacks. */
@NullMarked
package fr.honoraire.practitioner.bank;

import org.jspecify.annotations.NullMarked;
