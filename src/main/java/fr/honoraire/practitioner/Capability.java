package fr.honoraire.practitioner;

/** Whether the practitioner's account may do something: take cards, or pay out to his bank. */
public enum Capability {
    /** Something still has to be given. */
    NOT_READY,
    /** All is given; Stripe is looking at it. */
    UNDER_REVIEW,
    ACTIVE,
    /** It worked, or never will: stopped until what lacks is given, or for good. */
    BLOCKED
}
