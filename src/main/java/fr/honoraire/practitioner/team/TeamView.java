package fr.honoraire.practitioner.team;

import java.util.List;
import java.util.UUID;

/** A team and whoever is in it or invited, as its page shows it. */
public record TeamView(UUID id, String name, List<Membership> members) {}
