package fr.honoraire.practitioner;

/** How a patient who has not paid is reminded. Messages: {@code tone.*}. */
public enum Tone {
    NEUTRAL,
    FIRM
}
