package fr.honoraire.practitioner.factor;

/** He has a second factor: he is asked for it, rather than given another. */
public final class AlreadyEnrolled extends RuntimeException {}
