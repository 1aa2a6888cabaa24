package fr.honoraire.consultation;

/** Where a patient is, as the practitioner reads it: his status, and whether his browser answers. */
public enum Whereabouts {
    INVITED,
    WAITING,
    /** He was waiting, and his browser no longer answers. */
    WAITING_CUT_OFF,
    IN_CALL,
    /** He is in the call, and his browser does not answer just now. */
    RECONNECTING,
    LEFT
}
