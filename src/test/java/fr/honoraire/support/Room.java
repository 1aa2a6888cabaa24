package fr.honoraire.support;

import java.util.List;
import java.util.UUID;

/**
 * A consultation of several patients.
 *
 * @param joinKeys the last part of each patient's link to the room
 */
public record Room(UUID consultationId, List<String> joinKeys) {}
