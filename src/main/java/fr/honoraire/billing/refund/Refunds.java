package fr.honoraire.billing.refund;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All that was given back. Whoever changes one has locked its payment first. */
interface Refunds extends Repository<Refund, UUID> {

    Refund saveAndFlush(Refund refund);

    Optional<Refund> findById(UUID id);

    /** Without reading the refund itself, which is to be read once its payment is locked. */
    @Query("select paymentId from Refund where id = :id")
    Optional<UUID> paymentOf(UUID id);

    Optional<Refund> findByIdAndPractitionerId(UUID id, UUID practitionerId);

    Optional<Refund> findByRequestIdAndPractitionerId(UUID requestId, UUID practitionerId);

    Optional<Refund> findByGatewayId(String gatewayId);

    List<Refund> findByPaymentIdOrderByRequestedAt(UUID paymentId);

    List<Refund> findByPractitionerIdAndRequestedAtAfter(UUID practitionerId, Instant since);

    /** The payments the sweeper should ask about, the longest overdue first. */
    @Query("select paymentId from Refund where checkAt <= :now group by paymentId order by min(checkAt)")
    List<UUID> due(Instant now, Limit limit);
}
