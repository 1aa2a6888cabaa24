/** What proves a contested payment, as one file for the bank. Reads only. */
@NullMarked
package fr.honoraire.monitoring.dossier;

import org.jspecify.annotations.NullMarked;
