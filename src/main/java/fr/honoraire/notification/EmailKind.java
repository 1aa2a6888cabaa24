package fr.honoraire.notification;

/** What an e-mail is about. */
enum EmailKind {
    INVITATION,
    MOVED,
    CANCELED,
    REMINDER,
    PAYMENT_REQUEST,
    RECEIPT,
    /** To the practitioner: what became of his account, at Stripe or here. */
    ACCOUNT_ALERT,
    /** To the patient: money is on its way back to his card. */
    REFUND_GIVEN,
    /** To the practitioner: it came back, and the patient is owed it. */
    REFUND_CAME_BACK,
    /** To the practitioner: a patient contests a payment, and he has some days to answer. */
    DISPUTE_OPENED,
    /** To the practitioner: the bank has decided. */
    DISPUTE_CLOSED,
    /** To the practitioner: his bank sent a transfer back. */
    PAYOUT_FAILED,
    /** To the practitioner: a note is paid. */
    PAYMENT_RECEIVED,
    /** To the practitioner: a patient's card was refused. */
    PAYMENT_FAILED,
    /** To the practitioner: a transfer is on his bank account. */
    PAYOUT_SENT,
    /** To the practitioner: what of his day is not billed or not paid. */
    EVENING_SUMMARY,
    /** To whoever asked for a link to sign up, to choose a password, or to change his address. */
    ACCOUNT_LINK,
    /** To the owner of an account: something about how he signs in has changed. */
    SECURITY_NEWS,
    /** To somebody who is asked to act for a practitioner. */
    TEAM_INVITATION;

    /** What the practitioner's open pages have to look at again once it has left, or has not. */
    String liveKind() {
        return switch (this) {
            case INVITATION, MOVED, CANCELED, REMINDER -> "presence";
            case PAYMENT_REQUEST,
                    RECEIPT,
                    ACCOUNT_ALERT,
                    REFUND_GIVEN,
                    REFUND_CAME_BACK,
                    DISPUTE_OPENED,
                    DISPUTE_CLOSED,
                    PAYOUT_FAILED,
                    PAYMENT_RECEIVED,
                    PAYMENT_FAILED,
                    PAYOUT_SENT,
                    EVENING_SUMMARY -> "money";
            case ACCOUNT_LINK, SECURITY_NEWS, TEAM_INVITATION -> "account";
        };
    }
}
