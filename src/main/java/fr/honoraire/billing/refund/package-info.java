/** Giving money back to a patient who paid by card. */
@NullMarked
@NamedInterface("refund")
package fr.honoraire.billing.refund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
