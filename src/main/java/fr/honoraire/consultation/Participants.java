package fr.honoraire.consultation;

import jakarta.persistence.LockModeType;
import java.util.Collection;
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

    Optional<Participant> findByIdAndLinkGeneration(UUID id, int linkGeneration);

    /** Where a link leads, without loading the patient: his consultation is to be locked first. */
    @Query("select consultationId from Participant where id = :id and linkGeneration = :linkGeneration")
    Optional<UUID> consultationBehind(UUID id, int linkGeneration);

    /** Whose patient he is. */
    @Query("select practitionerId from Participant where id = :id")
    Optional<UUID> practitionerOf(UUID id);

    List<Participant> findByConsultationIdOrderByPosition(UUID consultationId);

    List<Participant> findByConsultationIdInOrderByPosition(Collection<UUID> consultationIds);

    @Query("""
            from Participant p
            where p.practitionerId = :practitionerId and p.status = WAITING
                and exists (select 1 from Consultation c where c.id = p.consultationId and c.status in (PLANNED, OPEN))
            order by p.waitingSince""")
    List<Participant> waitingFor(UUID practitionerId);

    /** Those in this call, and those who wait for its practitioner in any. */
    @Query("""
            select id from Participant
            where practitionerId = :practitionerId
                and (status = WAITING or status = IN_CALL and consultationId = :consultationId)""")
    List<UUID> idsConcerned(UUID consultationId, UUID practitionerId);

    /** All that this practitioner has of whoever has this address. */
    @Query("from Participant where practitionerId = :practitionerId and lower(email) = lower(:email)")
    List<Participant> withAddress(UUID practitionerId, String email);

    Optional<Participant> findByIdAndPractitionerId(UUID id, UUID practitionerId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Participant where id = :id")
    Optional<Participant> lock(UUID id);
}
