package fr.honoraire.practitioner.psc;

import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Which accounts open to whom. */
interface ProfessionalLinks extends Repository<ProfessionalLink, UUID> {

    ProfessionalLink save(ProfessionalLink link);

    boolean existsByAccountIdAndIssuerAndSubject(UUID accountId, String issuer, String subject);

    /** Whoever this account opened to before, and whatever he opened. */
    @Modifying
    @Query("delete from ProfessionalLink where accountId = :accountId or issuer = :issuer and subject = :subject")
    void forget(UUID accountId, String issuer, String subject);
}
