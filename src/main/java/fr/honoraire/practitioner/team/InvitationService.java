package fr.honoraire.practitioner.team;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets people into the teams they were invited to. The link proves that the address is theirs. */
@Service
@Transactional
public class InvitationService {

    private final InvitationLinks links;
    private final Memberships memberships;
    private final Teams teams;
    private final AccountService accounts;
    private final PractitionerService practitioners;
    private final AuditTrail audit;
    private final InstantSource clock;

    InvitationService(
            InvitationLinks links,
            Memberships memberships,
            Teams teams,
            AccountService accounts,
            PractitionerService practitioners,
            AuditTrail audit,
            InstantSource clock) {
        this.links = links;
        this.memberships = memberships;
        this.teams = teams;
        this.accounts = accounts;
        this.practitioners = practitioners;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws NotFound if the link opens nothing, or nothing any more */
    @Transactional(readOnly = true)
    public Invitation behind(String link) {
        return describe(links.behind(link));
    }

    /** As the letter tells of it, if it still stands. */
    @Transactional(readOnly = true)
    public Optional<Invitation> open(UUID membershipId) {
        return memberships
                .findById(membershipId)
                .filter(membership -> membership.isOpenTo(membership.invitation(), clock.instant()))
                .map(this::describe);
    }

    private Invitation describe(Membership membership) {
        return new Invitation(
                membership,
                practitioners.get(membership.practitionerId()).displayName(),
                teams.findById(membership.teamId()).orElseThrow(NotFound::new).name(),
                accounts.isKnown(membership.email()));
    }

    /**
     * Joins with the account of whoever is signed in.
     *
     * @return he, acting for the practitioner from now on
     * @throws NotForHim if the invitation went to another address than he signs in with
     */
    public SignedIn join(String link, UUID accountId) {
        var membership = links.lockBehind(link);
        if (!accounts.emailOf(accountId).equals(membership.email())) {
            throw new NotForHim();
        }
        return join(membership, accountId);
    }

    /** Opens an account for whoever had none, and joins with it. */
    public SignedIn joinAsNew(String link, String name, String password) {
        var membership = links.lockBehind(link);
        return join(membership, accounts.openInvited(membership.email(), name, password));
    }

    private SignedIn join(Membership membership, UUID accountId) {
        membership.join(accountId, clock.instant());
        var me = new SignedIn(accountId, membership.practitionerId());
        audit.write(AuditKind.MEMBER_JOINED, me, membership.id());
        return me;
    }

    /** The invitation went to somebody else. */
    public static final class NotForHim extends RuntimeException {}
}
