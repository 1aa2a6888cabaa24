package fr.honoraire.shared.throttle;

/** What one may do only so often; {@code application.properties} says how often. */
public enum Counted {
    /** A sign-in to this account, from a browser that has never signed in to it. */
    SIGNIN_ACCOUNT,
    /** A sign-in from a browser that has signed in to the account before: strangers who fail do not use it up. */
    SIGNIN_DEVICE,
    SIGNIN_ADDRESS,
    /** Any sign-in of a stranger: each costs the work of a hash. */
    SIGNIN_ALL,
    /** The password asked again of somebody who is signed in. */
    PASSWORD_AGAIN,
    /** A form that sends an e-mail: by whom, and to whom. */
    MAIL_FORM_ADDRESS,
    MAIL_TO,
    /** An invitation to a team, by the practitioner who sends it: it writes to whomever he names. */
    INVITATION,
    /** A page behind a patient's link. */
    LINK_ADDRESS,
    /** A link that we never signed. */
    UNKNOWN_LINK_ADDRESS
}
