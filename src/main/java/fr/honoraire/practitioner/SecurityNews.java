package fr.honoraire.practitioner;

import java.util.UUID;

/**
 * What the owner of an account is told, in case it was not he.
 *
 * @param matterId what makes it one e-mail
 * @param email where he is told: an address that changes is told to the old one
 */
public record SecurityNews(What what, UUID matterId, String email) {

    /** What happened. */
    public enum What {
        PASSWORD_CHANGED,
        EMAIL_CHANGE_ASKED,
        EMAIL_CHANGED,
        APP_LINKED,
        APP_REMOVED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        CODES_RENEWED,
        RECOVERY_CODE_USED
    }
}
