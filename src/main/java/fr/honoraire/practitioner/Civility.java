package fr.honoraire.practitioner;

/** How a practitioner is addressed. */
public enum Civility {
    MADAME,
    MONSIEUR,
    DOCTEUR
}
