package fr.honoraire.practitioner.team;

/**
 * What somebody who follows the link of an invitation is told before he says yes.
 *
 * @param practitioner who asks, as patients read his name
 * @param hasAccount whether somebody already signs in with the address the link was sent to
 */
public record Invitation(Membership membership, String practitioner, String team, boolean hasAccount) {}
