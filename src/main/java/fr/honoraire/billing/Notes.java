package fr.honoraire.billing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All notes and credit notes. */
interface Notes extends Repository<Note, UUID> {

    Note save(Note note);

    Optional<Note> findById(UUID id);

    Optional<Note> findByRequestIdAndPractitionerId(UUID requestId, UUID practitionerId);

    Optional<Note> findByCorrectsId(UUID correctedId);

    List<Note> findByConsultationIdOrderByIssuedAt(UUID consultationId);
}
