package fr.honoraire.payout;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All transfers to all banks. */
interface Payouts extends Repository<Payout, UUID> {

    Payout save(Payout payout);

    Optional<Payout> findById(UUID id);

    Optional<Payout> findByGatewayId(String gatewayId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Payout where gatewayId = :gatewayId")
    Optional<Payout> lock(String gatewayId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Payout where id = :id")
    Optional<Payout> lock(UUID id);

    /** A failed transfer, and those whose money had come back into it before it failed too. */
    @Query("from Payout where practitionerId = :practitionerId and (id = :id or returnedIntoId = :id)")
    List<Payout> returnedWith(UUID practitionerId, UUID id);

    /** Those to ask about, the longest overdue first. */
    @Query("select id from Payout where checkAt <= :now order by checkAt")
    List<UUID> due(Instant now, Limit limit);
}
