package fr.honoraire.consultation;

import java.util.UUID;

/** A consultation will not take place. */
public record ConsultationCanceled(UUID consultationId, UUID practitionerId) {}
