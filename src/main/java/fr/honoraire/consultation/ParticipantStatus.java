package fr.honoraire.consultation;

/** Where a patient is. */
public enum ParticipantStatus {
    INVITED,
    WAITING,
    IN_CALL,
    LEFT
}
