package fr.honoraire.consultation;

/**
 * A patient to invite.
 *
 * @param phone may be empty
 */
public record Invitee(String name, String email, String phone) {}
