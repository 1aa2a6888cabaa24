package fr.honoraire.consultation;

import java.util.List;
import java.util.UUID;

/** A patient asked to be forgotten, and was: nobody writes to him any more. */
public record PatientErased(UUID practitionerId, List<UUID> participantIds) {}
