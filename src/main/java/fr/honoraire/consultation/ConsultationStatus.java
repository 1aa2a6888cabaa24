package fr.honoraire.consultation;

/** Where a consultation stands. It only goes forward. */
public enum ConsultationStatus {
    PLANNED,
    /** The practitioner is, or was, in the room and has not ended the call. */
    OPEN,
    ENDED,
    CANCELED
}
