package fr.honoraire.practitioner;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Everyone who issues notes. */
interface Practitioners extends Repository<Practitioner, UUID> {

    Practitioner save(Practitioner practitioner);

    Optional<Practitioner> findById(UUID id);

    Optional<Practitioner> findByOwnerId(UUID ownerId);

    Optional<Practitioner> findByRpps(String rpps);

    boolean existsByRppsAndIdNot(String rpps, UUID id);

    void flush();

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Practitioner where id = :id")
    Optional<Practitioner> lock(UUID id);

    @Query("""
            select new fr.honoraire.practitioner.Practitioners$WithPayee(p, y)
            from Practitioner p left join Payee y on y.practitionerId = p.id
            where p.id = :id""")
    Optional<WithPayee> findWithPayee(UUID id);

    /** A practitioner, and his account at Stripe once he has asked for one. */
    record WithPayee(Practitioner practitioner, @Nullable Payee payee) {}
}
