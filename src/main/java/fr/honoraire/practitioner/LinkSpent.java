package fr.honoraire.practitioner;

/** A link that never was, has been used, is too old, or was overtaken by another. */
public final class LinkSpent extends RuntimeException {}
