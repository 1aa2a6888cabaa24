package fr.honoraire.practitioner;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows the practitioners. */
@Service
public class PractitionerService {

    private final Practitioners practitioners;
    private final AuditTrail audit;

    PractitionerService(Practitioners practitioners, AuditTrail audit) {
        this.practitioners = practitioners;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Practitioner get(UUID id) {
        return practitioners.findById(id).orElseThrow(NotFound::new);
    }

    /**
     * Keeps what a practitioner says of himself. Notes already issued keep what they said.
     *
     * @throws RppsTaken if another practitioner has this RPPS number: it is one person's
     */
    @Transactional
    public void describe(SignedIn by, Profile profile) {
        var id = by.practitionerId();
        var rpps = profile.rpps();
        if (!rpps.isEmpty() && practitioners.existsByRppsAndIdNot(rpps, id)) {
            throw new RppsTaken();
        }
        get(id).describe(profile);
        try {
            practitioners.flush();
        } catch (DataIntegrityViolationException takenMeanwhile) {
            throw new RppsTaken();
        }
        audit.write(AuditKind.PROFILE_CHANGED, by, id);
    }

    /** Keeps what a practitioner asks from now on. */
    @Transactional
    public void ask(SignedIn by, Fees fees) {
        get(by.practitionerId()).ask(fees);
        audit.write(AuditKind.SETTINGS_CHANGED, by, by.practitionerId());
    }
}
