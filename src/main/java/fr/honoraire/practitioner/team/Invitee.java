package fr.honoraire.practitioner.team;

import fr.honoraire.shared.security.Right;
import java.util.Set;

/** Who is asked to join, and what he will be able to do. */
record Invitee(String name, String email, MemberRole role, Set<Right> rights) {}
