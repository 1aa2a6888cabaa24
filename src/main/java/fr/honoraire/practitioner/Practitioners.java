package fr.honoraire.practitioner;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Everyone who issues notes. */
interface Practitioners extends Repository<Practitioner, UUID> {

    Practitioner save(Practitioner practitioner);

    Optional<Practitioner> findById(UUID id);

    Optional<Practitioner> findByOwnerId(UUID ownerId);
}
