package fr.honoraire.consultation;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All consultations; read through their practitioner only. */
interface Consultations extends Repository<Consultation, UUID> {

    Consultation save(Consultation consultation);

    Optional<Consultation> findById(UUID id);

    Optional<Consultation> findByIdAndPractitionerId(UUID id, UUID practitionerId);

    Optional<Consultation> findByPractitionerIdAndRequestId(UUID practitionerId, UUID requestId);

    @Query("""
            from Consultation
            where practitionerId = :practitionerId and (status = OPEN or plannedAt >= :from)
            order by case when status = OPEN then 0 else 1 end, plannedAt, id""")
    List<Consultation> from(UUID practitionerId, Instant from, Limit limit);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Consultation where id = :id")
    Optional<Consultation> lock(UUID id);
}
