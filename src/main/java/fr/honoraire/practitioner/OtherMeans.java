package fr.honoraire.practitioner;

/** How a note is settled without us. */
public enum OtherMeans {
    CHEQUE,
    ESPECES,
    VIREMENT,
    /** Who has a right to it may always use it: it is nothing a practitioner accepts or not. */
    TIERS_PAYANT;

    /** Whether the practitioner decides if he takes it. */
    public boolean isChosen() {
        return switch (this) {
            case CHEQUE, ESPECES, VIREMENT -> true;
            case TIERS_PAYANT -> false;
        };
    }
}
