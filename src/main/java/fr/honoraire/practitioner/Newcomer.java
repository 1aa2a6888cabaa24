package fr.honoraire.practitioner;

/** What a practitioner says of himself to begin with. */
public record Newcomer(Civility civility, String firstName, String lastName, Profession profession) {}
