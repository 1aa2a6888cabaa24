package fr.honoraire.consultation;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All consultations; read through their practitioner only. */
interface Consultations extends Repository<Consultation, UUID> {

    Consultation save(Consultation consultation);

    Optional<Consultation> findById(UUID id);

    Optional<Consultation> findByIdAndPractitionerId(UUID id, UUID practitionerId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Consultation where id = :id")
    Optional<Consultation> lock(UUID id);
}
