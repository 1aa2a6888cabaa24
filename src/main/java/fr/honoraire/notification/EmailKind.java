package fr.honoraire.notification;

/** What an e-mail is about. */
enum EmailKind {
    INVITATION,
    MOVED,
    CANCELED,
    REMINDER,
    PAYMENT_REQUEST,
    RECEIPT,
    /** To the practitioner: what became of his account at Stripe. */
    ACCOUNT_ALERT;

    /** What the practitioner's open pages have to look at again once it has left, or has not. */
    String liveKind() {
        return switch (this) {
            case INVITATION, MOVED, CANCELED, REMINDER -> "presence";
            case PAYMENT_REQUEST, RECEIPT, ACCOUNT_ALERT -> "money";
        };
    }
}
