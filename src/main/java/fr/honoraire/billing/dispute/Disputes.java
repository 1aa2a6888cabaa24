package fr.honoraire.billing.dispute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All that patients contest. Whoever changes one has locked its payment first. */
interface Disputes extends Repository<Dispute, UUID> {

    Dispute saveAndFlush(Dispute dispute);

    Optional<Dispute> findById(UUID id);

    Optional<Dispute> findByIdAndPractitionerId(UUID id, UUID practitionerId);

    Optional<Dispute> findByGatewayId(String gatewayId);

    List<Dispute> findByPaymentIdOrderByOpenedAt(UUID paymentId);

    /** A practitioner's, the newest first. */
    List<Dispute> findByPractitionerIdOrderByOpenedAtDesc(UUID practitionerId, Limit limit);

    /** Those a practitioner can still answer, the most urgent first. */
    @Query("""
            from Dispute
            where practitionerId = :practitionerId and status in (INQUIRY, NEEDS_RESPONSE) and evidenceDueAt > :now
            order by evidenceDueAt""")
    List<Dispute> awaitingAnswer(UUID practitionerId, Instant now);

    /** The payments the sweeper should ask about, the longest overdue first. */
    @Query("select paymentId from Dispute where checkAt <= :now group by paymentId order by min(checkAt)")
    List<UUID> due(Instant now, Limit limit);
}
