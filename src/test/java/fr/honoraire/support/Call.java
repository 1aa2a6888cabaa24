package fr.honoraire.support;

import java.util.UUID;

/**
 * A consultation with one patient.
 *
 * @param joinKey the last part of the patient's link to the room
 */
public record Call(Practice practice, UUID consultationId, UUID participantId, String joinKey) {}
