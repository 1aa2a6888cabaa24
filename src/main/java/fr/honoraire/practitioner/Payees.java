package fr.honoraire.practitioner;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The practitioners' accounts at Stripe. */
interface Payees extends Repository<Payee, UUID> {

    Payee saveAndFlush(Payee payee);

    Optional<Payee> findByPractitionerId(UUID practitionerId);

    Optional<Payee> findByGatewayId(String gatewayId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Payee where id = :id")
    Optional<Payee> lock(UUID id);
}
