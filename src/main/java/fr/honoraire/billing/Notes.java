package fr.honoraire.billing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All notes and credit notes. */
interface Notes extends Repository<Note, UUID> {

    Note save(Note note);

    /** For a credit note: its refund, and the number just taken, are written past JPA. */
    Note saveAndFlush(Note note);

    Optional<Note> findById(UUID id);

    Optional<Note> findByRequestIdAndPractitionerId(UUID requestId, UUID practitionerId);

    List<Note> findByCorrectsIdOrderByIssuedAt(UUID correctedId);

    List<Note> findByConsultationIdOrderByIssuedAt(UUID consultationId);
}
