package fr.honoraire.consultation;

import java.util.UUID;

/** A consultation was planned; its patients are to be invited. */
public record ConsultationPlanned(UUID consultationId, UUID practitionerId) {}
