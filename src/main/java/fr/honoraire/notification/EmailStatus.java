package fr.honoraire.notification;

/** What became of an e-mail. */
enum EmailStatus {
    /** To be sent, for the first time or once more. */
    WAITING,
    /** A mail server has taken it. */
    SENT,
    /** No mail server will take it; the practitioner sees it. */
    FAILED,
    /** What it would have said was no longer true when its turn came. */
    DROPPED
}
