package fr.honoraire.practitioner;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the frame of a page says of whoever is signed in.
 *
 * @param practitionerId whose news the pages of a browser share
 * @param name the practitioner's, as his patients read it
 * @param banner what asks for his attention on every page, if anything does
 */
record Frame(UUID practitionerId, String name, @Nullable Banner banner) {}
