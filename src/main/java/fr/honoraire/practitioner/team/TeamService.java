package fr.honoraire.practitioner.team;

import static java.util.stream.Collectors.groupingBy;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a practitioner's teams: who is asked to act for him, with which rights, until when. His alone to decide. */
@Service
@Transactional
class TeamService {

    private final Teams teams;
    private final Memberships memberships;
    private final AccountService accounts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    TeamService(
            Teams teams,
            Memberships memberships,
            AccountService accounts,
            AuditTrail audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.teams = teams;
        this.memberships = memberships;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<TeamView> of(UUID practitionerId) {
        var members = memberships.findByPractitionerIdAndEndedAtIsNullOrderByInvitedAt(practitionerId).stream()
                .collect(groupingBy(Membership::teamId));
        return teams.findByPractitionerIdOrderByCreatedAt(practitionerId).stream()
                .map(team -> new TeamView(team.id(), team.name(), members.getOrDefault(team.id(), List.of())))
                .toList();
    }

    /** @throws NotFound if it is not his */
    @Transactional(readOnly = true)
    Team get(UUID teamId, UUID practitionerId) {
        return teams.findByIdAndPractitionerId(teamId, practitionerId).orElseThrow(NotFound::new);
    }

    /** @throws NameTaken if another team of his has this name */
    Team create(SignedIn me, String name) {
        refuseTaken(me.practitionerId(), name);
        var team = teams.saveAndFlush(new Team(me.practitionerId(), name, clock.instant()));
        audit.write(AuditKind.TEAM_OPENED, me, team.id());
        return team;
    }

    /** @throws NameTaken if another team of his has this name */
    void rename(UUID teamId, SignedIn me, String name) {
        var team = get(teamId, me.practitionerId());
        if (!team.name().equals(name)) {
            refuseTaken(me.practitionerId(), name);
            team.rename(name);
            audit.write(AuditKind.TEAM_CHANGED, me, teamId);
        }
    }

    private void refuseTaken(UUID practitionerId, String name) {
        if (teams.existsByPractitionerIdAndName(practitionerId, name)) {
            throw new NameTaken();
        }
    }

    /** @throws AlreadyInvited if somebody with this address is in that team, or invited to it, or is the practitioner */
    Membership invite(UUID teamId, SignedIn me, Invitee wanted) {
        var team = get(teamId, me.practitionerId());
        if (memberships.existsByTeamIdAndEmailAndEndedAtIsNull(teamId, wanted.email())
                || accounts.emailOf(me.accountId()).equals(wanted.email())) {
            throw new AlreadyInvited();
        }
        var membership = memberships.saveAndFlush(new Membership(team, wanted, clock.instant()));
        audit.write(AuditKind.MEMBER_INVITED, me, membership.id());
        tell(membership);
        return membership;
    }

    /** @throws NotFound if there is no such member of a team of his */
    @Transactional(readOnly = true)
    Membership member(UUID membershipId, UUID practitionerId) {
        return memberships
                .findByIdAndPractitionerId(membershipId, practitionerId)
                .filter(membership -> !membership.isEnded())
                .orElseThrow(NotFound::new);
    }

    void allow(UUID membershipId, SignedIn me, MemberRole role, Set<Right> rights) {
        member(membershipId, me.practitionerId()).allow(role, rights);
        audit.write(AuditKind.MEMBER_CHANGED, me, membershipId);
    }

    /** Sends another link, and ends the one before. Nothing happens to whoever has joined already. */
    void inviteAgain(UUID membershipId, SignedIn me) {
        var membership = member(membershipId, me.practitionerId());
        if (membership.joinedAt() == null) {
            membership.inviteAgain(clock.instant());
            audit.write(AuditKind.MEMBER_INVITED, me, membershipId);
            tell(membership);
        }
    }

    private void tell(Membership membership) {
        events.publishEvent(new MemberInvited(
                membership.id(), membership.practitionerId(), membership.email(), membership.invitation()));
    }

    /** From the next request on he may do nothing any more. */
    void end(UUID membershipId, SignedIn me) {
        member(membershipId, me.practitionerId()).end(clock.instant());
        audit.write(AuditKind.MEMBER_REMOVED, me, membershipId);
    }

    /** Leaves every team of that practitioner's. */
    void leave(UUID accountId, UUID practitionerId) {
        memberships
                .findByAccountIdAndPractitionerIdAndEndedAtIsNull(accountId, practitionerId)
                .forEach(membership -> {
                    membership.end(clock.instant());
                    audit.write(AuditKind.MEMBER_REMOVED, accountId, practitionerId, membership.id());
                });
    }

    /** Another team of his has this name. */
    static final class NameTaken extends RuntimeException {}

    /** Who has this address is in that team already, or is the practitioner himself. */
    static final class AlreadyInvited extends RuntimeException {}
}
