package fr.honoraire.consultation;

import java.util.UUID;

/** A patient has left the call, which may go on without him. */
public record ParticipantLeft(UUID participantId, UUID consultationId, UUID practitionerId) {}
