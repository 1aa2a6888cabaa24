package fr.honoraire.practitioner;

/** Somebody already signs in with this address. */
public final class EmailTaken extends RuntimeException {}
