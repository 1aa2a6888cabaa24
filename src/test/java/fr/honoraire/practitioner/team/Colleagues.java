package fr.honoraire.practitioner.team;

import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Practice;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** People who act for a practitioner, each invited and joined as in life. */
@TestComponent
public class Colleagues {

    static final String PASSWORD = "une phrase de passe du cabinet";

    private final TeamService teams;
    private final InvitationLinks links;
    private final InvitationService invitations;

    Colleagues(TeamService teams, InvitationLinks links, InvitationService invitations) {
        this.teams = teams;
        this.links = links;
        this.invitations = invitations;
    }

    /** Somebody new, who has joined a team of that practice's and acts for it. */
    public SignedIn of(Practice practice, MemberRole role, Set<Right> rights) {
        var email = "membre." + UUID.randomUUID() + "@cabinet.example";
        return joined(invited(practice, email, role, rights), PASSWORD);
    }

    /** A secretary who plans, and sees no amount. */
    public SignedIn secretary(Practice practice, String email, String password) {
        var team = teams.create(practice.who(), "Secrétariat");
        var sophie = new Invitee("Sophie Bernard", email, MemberRole.SECRETARY, MemberRole.SECRETARY.usual());
        return joined(teams.invite(team.id(), practice.who(), sophie), password);
    }

    private SignedIn joined(Membership invited, String password) {
        return invitations.joinAsNew(keyOf(invited), invited.name(), password);
    }

    /** The last part of a link that somebody was sent and has not followed yet. */
    public String anInvitation(Practice practice) {
        return keyOf(invited(
                practice,
                "membre." + UUID.randomUUID() + "@cabinet.example",
                MemberRole.SECRETARY,
                MemberRole.SECRETARY.usual()));
    }

    Membership invited(Practice practice, String email, MemberRole role, Set<Right> rights) {
        var team = teams.create(practice.who(), "Groupe " + UUID.randomUUID());
        return teams.invite(team.id(), practice.who(), new Invitee("Sophie Bernard", email, role, rights));
    }

    /** The last part of the link she was sent. */
    String keyOf(Membership invited) {
        var path = links.of(invited).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Puts somebody out of every team of that practice's. */
    public void putOut(SignedIn somebody) {
        teams.leave(somebody.accountId(), somebody.practitionerId());
    }
}
