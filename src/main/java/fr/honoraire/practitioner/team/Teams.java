package fr.honoraire.practitioner.team;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All teams. */
interface Teams extends Repository<Team, UUID> {

    Team saveAndFlush(Team team);

    Optional<Team> findByIdAndPractitionerId(UUID id, UUID practitionerId);

    Optional<Team> findById(UUID id);

    List<Team> findByPractitionerIdOrderByCreatedAt(UUID practitionerId);

    boolean existsByPractitionerIdAndName(UUID practitionerId, String name);
}
