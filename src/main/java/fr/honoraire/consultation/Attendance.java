package fr.honoraire.consultation;

/** Where the practitioner is, as a patient who waits for him reads it. */
public enum Attendance {
    /** Not in this room yet. */
    AWAY,
    /** In a call with somebody else. */
    BUSY,
    THERE,
    /** He was in this room, and his browser does not answer just now. */
    RECONNECTING
}
