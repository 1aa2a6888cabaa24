package fr.honoraire.consultation;

import java.util.UUID;

/** A consultation has another moment now. */
public record ConsultationMoved(UUID consultationId, UUID practitionerId) {}
