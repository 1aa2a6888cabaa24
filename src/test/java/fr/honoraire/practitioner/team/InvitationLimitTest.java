package fr.honoraire.practitioner.team;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.throttle.Counted;
import fr.honoraire.shared.throttle.TightLimits;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import fr.honoraire.support.Visitor;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Invitations write to people who have not asked for it, and their links can be guessed at: both only so often. */
@IntegrationTest
class InvitationLimitTest {

    @Autowired
    private Given given;

    @Autowired
    private Colleagues colleagues;

    @Autowired
    private TeamService teams;

    @Autowired
    private TightLimits limits;

    @Autowired
    private HonoraireProperties properties;

    @Autowired
    private WebApplicationContext context;

    private Desk desk;
    private Practice practice;
    private Membership invited;

    @BeforeEach
    void aPracticeWithATeam() {
        desk = new Desk(context);
        practice = given.aNewcomer();
        invited = colleagues.invited(practice, anyone(), MemberRole.SECRETARY, Set.of(Right.PLAN));
    }

    @Test
    void whoInvitesTooManyIsAskedToWaitBesideTheAddressHeTyped() {
        limits.set(Counted.INVITATION, practice.id().toString(), "1/1h");
        assertThat(invite(anyone())).hasStatus3xxRedirection();
        var next = anyone();

        assertThat(invite(next))
                .hasStatus(422)
                .bodyText()
                .contains("Trop d’invitations", "60 minutes", "id=\"email-error\"", next, "Louise Petit");
        assertThat(teams.of(practice.id()).getFirst().members())
                .extracting(Membership::email)
                .doesNotContain(next);
    }

    @Test
    void nobodyIsWrittenToAgainAndAgain() {
        limits.set(Counted.MAIL_TO, invited.email(), "1/1h");
        var again = "/account/teams/members/" + invited.id() + "/invitation";
        assertThat(desk.post(practice.who(), again))
                .hasStatus3xxRedirection()
                .flash()
                .containsKey("said");

        assertThat(desk.post(practice.who(), again))
                .hasStatus3xxRedirection()
                .flash()
                .containsEntry("wait", 60L);

        assertThat(teams.member(invited.id(), practice.id()).invitation()).isEqualTo(invited.invitation() + 1);
        assertThat(desk.browser()
                        .get()
                        .uri("/account/teams")
                        .flashAttr("wait", 60L)
                        .with(Signed.in(practice.who()))
                        .exchange())
                .bodyText()
                .contains("Trop d’invitations", "60 minutes");
    }

    @Test
    void whoGuessesInvitationsIsTurnedAwayAndWhoHasOneBesideHimIsNot() {
        limits.set(Counted.UNKNOWN_LINK_ADDRESS, "127.0.0.5", "2/1h");
        var guesser = new Visitor(properties.baseUrl(), "127.0.0.5");
        assertThat(guesser.get("/invitations/nonsense").statusCode()).isEqualTo(404);
        assertThat(guesser.get("/invitations/").statusCode()).isEqualTo(404);

        assertThat(guesser.get("/invitations/another").statusCode()).isEqualTo(429);
        assertThat(guesser.get("/invitations/" + colleagues.keyOf(invited)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePageOfAnInvitationIsNotForFloods() {
        limits.set(Counted.LINK_ADDRESS, "127.0.0.6", "1/1h");
        var visitor = new Visitor(properties.baseUrl(), "127.0.0.6");
        var page = "/invitations/" + colleagues.keyOf(invited);
        assertThat(visitor.get(page).statusCode()).isEqualTo(200);

        assertThat(visitor.get(page).statusCode()).isEqualTo(429);
    }

    private static String anyone() {
        return "membre." + UUID.randomUUID() + "@cabinet.example";
    }

    private MvcTestResult invite(String email) {
        return desk.post(
                practice.who(),
                "/account/teams/" + invited.teamId() + "/members/new",
                "name",
                "Louise Petit",
                "email",
                email,
                "role",
                "SECRETARY",
                "rights",
                "PLAN");
    }
}
