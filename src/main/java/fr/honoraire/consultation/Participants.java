package fr.honoraire.consultation;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All patients of all consultations. */
interface Participants extends Repository<Participant, UUID> {

    Participant save(Participant participant);

    Optional<Participant> findById(UUID id);

    List<Participant> findByConsultationIdOrderByPosition(UUID consultationId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Participant where id = :id")
    Optional<Participant> lock(UUID id);
}
