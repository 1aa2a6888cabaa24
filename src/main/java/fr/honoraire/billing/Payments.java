package fr.honoraire.billing;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** How all notes are paid. */
interface Payments extends Repository<Payment, UUID> {

    Payment save(Payment payment);

    /** For a new one: the journal, which writes past JPA, points to it at once. */
    Payment saveAndFlush(Payment payment);

    Optional<Payment> findById(UUID id);

    Optional<Payment> findByIdAndPractitionerId(UUID id, UUID practitionerId);

    /** Who is to get it. */
    @Query("select practitionerId from Payment where id = :id")
    Optional<UUID> practitionerOf(UUID id);

    @Query("select id from Payment where consultationId = :consultationId order by createdAt")
    List<UUID> idsOfCall(UUID consultationId);

    @Query("select id from Payment where participantId = :participantId order by createdAt")
    List<UUID> idsOfPatient(UUID participantId);

    Optional<Payment> findByNoteId(UUID noteId);

    Optional<Payment> findByGatewayId(String gatewayId);

    Optional<Payment> findByBalanceTransactionId(String balanceTransactionId);

    Optional<Payment> findByChargeId(String chargeId);

    List<Payment> findByConsultationIdOrderByCreatedAt(UUID consultationId);

    List<Payment> findByParticipantIdIn(Collection<UUID> participantIds);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Payment where id = :id")
    Optional<Payment> lock(UUID id);

    /** Those the sweeper should ask about, the longest overdue first. */
    @Query("select id from Payment where checkAt <= :now order by checkAt")
    List<UUID> due(Instant now, Limit limit);
}
