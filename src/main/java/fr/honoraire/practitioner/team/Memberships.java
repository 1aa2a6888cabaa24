package fr.honoraire.practitioner.team;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Everyone who is, or was, in a team or invited to it. */
interface Memberships extends Repository<Membership, UUID> {

    Membership saveAndFlush(Membership membership);

    Optional<Membership> findById(UUID id);

    /** The row itself is locked: two who follow one link at once join one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from Membership m where m.id = :id")
    Optional<Membership> lock(UUID id);

    Optional<Membership> findByIdAndPractitionerId(UUID id, UUID practitionerId);

    List<Membership> findByPractitionerIdAndEndedAtIsNullOrderByInvitedAt(UUID practitionerId);

    boolean existsByTeamIdAndEmailAndEndedAtIsNull(UUID teamId, String email);

    List<Membership> findByAccountIdAndPractitionerIdAndEndedAtIsNull(UUID accountId, UUID practitionerId);
}
