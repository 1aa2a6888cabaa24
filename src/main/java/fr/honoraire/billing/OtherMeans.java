package fr.honoraire.billing;

/** How a note was settled without us. */
public enum OtherMeans {
    CHEQUE,
    ESPECES,
    VIREMENT,
    TIERS_PAYANT
}
