package fr.honoraire.practitioner;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the frame of a page says of whoever is signed in.
 *
 * @param practitionerId whose news the pages of a browser share
 * @param name of whoever is signed in: a practitioner's as his patients read it
 * @param actsFor the practitioner's, if it is another one; nothing if it is himself, or nobody
 * @param isAway whether it is not himself
 * @param banner what asks for his attention on every page, if anything does
 */
record Frame(
        UUID practitionerId,
        String name,
        boolean isAway,
        @Nullable String actsFor,
        @Nullable Banner banner) {}
