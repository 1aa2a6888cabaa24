/** What a patient contests at his bank. */
@NullMarked
@NamedInterface("dispute")
package fr.honoraire.billing.dispute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
