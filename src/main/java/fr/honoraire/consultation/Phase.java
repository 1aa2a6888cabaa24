package fr.honoraire.consultation;

/** What a patient sees behind his link. */
enum Phase {
    /** He has not come in yet. */
    INVITED,
    WAITING,
    IN_CALL,
    /** He has left a call that is not over. */
    LEFT,
    ENDED,
    CANCELED;

    static Phase of(Consultation consultation, Participant patient) {
        return switch (consultation.status()) {
            case PLANNED, OPEN -> of(patient.status());
            case ENDED -> ENDED;
            case CANCELED -> CANCELED;
        };
    }

    private static Phase of(ParticipantStatus status) {
        return switch (status) {
            case INVITED -> INVITED;
            case WAITING -> WAITING;
            case IN_CALL -> IN_CALL;
            case LEFT -> LEFT;
        };
    }
}
