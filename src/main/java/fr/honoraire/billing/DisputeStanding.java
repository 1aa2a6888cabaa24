package fr.honoraire.billing;

/** How a patient's objection at his bank stands, in one word for every list. */
public enum DisputeStanding {
    /** The bank has not decided; the money is away meanwhile. */
    OPEN,
    /** The practitioner keeps the money. */
    WON,
    /** The patient has it back. */
    LOST
}
