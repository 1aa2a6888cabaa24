package fr.honoraire.practitioner;

/** Another practitioner has this RPPS number already. */
public final class RppsTaken extends RuntimeException {}
