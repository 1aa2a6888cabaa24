package fr.honoraire.practitioner;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** What all practitioners have chosen. */
interface PreferencesOfAll extends Repository<Preferences, UUID> {

    Preferences save(Preferences preferences);

    Optional<Preferences> findByPractitionerId(UUID practitionerId);
}
