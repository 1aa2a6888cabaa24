package fr.honoraire.practitioner;

/** Whether, and how freely, fees are agreed with the health insurance. The patient is told before a remote act. */
public enum Sector {
    SECTEUR_1,
    SECTEUR_2,
    NON_CONVENTIONNE
}
