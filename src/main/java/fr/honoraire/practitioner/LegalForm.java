package fr.honoraire.practitioner;

/** Under which form the practitioner issues his notes. */
public enum LegalForm {
    /** Entrepreneur individuel: the name is followed by "EI" (article R.526-27 of the code de commerce). */
    EI,
    SOCIETE
}
