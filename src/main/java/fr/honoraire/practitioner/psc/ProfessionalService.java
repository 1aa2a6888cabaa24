package fr.honoraire.practitioner.psc;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Knows who a professional is here. A number alone opens nothing: the first time the account's password is asked too. */
@Service
@Transactional
class ProfessionalService {

    private final ProfessionalLinks links;
    private final AccountService accounts;
    private final AuditTrail audit;
    private final InstantSource clock;

    ProfessionalService(ProfessionalLinks links, AccountService accounts, AuditTrail audit, InstantSource clock) {
        this.links = links;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose number it is here, if anyone's. It is looked for among all, which a transaction of nobody's could not. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<SignedIn> holder(Professional professional) {
        return accounts.withRpps(professional.rpps());
    }

    /** Who comes in without being asked anything: the account is linked to him, and still has his number. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<SignedIn> known(Professional professional) {
        return holder(professional)
                .filter(me -> links.existsByAccountIdAndIssuerAndSubject(
                        me.accountId(), professional.issuer(), professional.subject()));
    }

    /** He came in. */
    public void enters(SignedIn me) {
        audit.write(AuditKind.SIGN_IN, me, me.accountId());
    }

    /** From now on the account opens to him. He has just given its password. */
    public void link(SignedIn me, Professional professional) {
        links.forget(me.accountId(), professional.issuer(), professional.subject());
        links.save(new ProfessionalLink(me.accountId(), professional, clock.instant()));
        audit.write(AuditKind.FACTOR_ADDED, me, me.accountId());
    }
}
