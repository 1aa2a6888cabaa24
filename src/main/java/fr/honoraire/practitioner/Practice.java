package fr.honoraire.practitioner;

import java.util.UUID;

/**
 * A practitioner somebody acts for.
 *
 * @param name as his patients read it
 * @param isOwn whether it is he himself
 */
public record Practice(UUID practitionerId, String name, boolean isOwn) {}
