package fr.honoraire.practitioner.team;

import java.util.UUID;

/**
 * Somebody is asked by e-mail to join a practitioner's team.
 *
 * @param invitation how many times he was asked before; each has a link of its own
 */
public record MemberInvited(UUID membershipId, UUID practitionerId, String email, int invitation) {}
