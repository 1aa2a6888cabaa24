package fr.honoraire.consultation;

import java.util.UUID;

/** The practitioner has ended the call. */
public record ConsultationEnded(UUID consultationId, UUID practitionerId) {}
