package fr.honoraire.practitioner.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.honoraire.practitioner.Practices;
import fr.honoraire.shared.security.Right;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Who comes into a team: by an invitation of his own, once, with rights that make sense. */
@IntegrationTest
class JoiningTest {

    private static final Set<Right> PLAN = Set.of(Right.PLAN);

    @Autowired
    private Given given;

    @Autowired
    private Colleagues colleagues;

    @Autowired
    private TeamService teams;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private Practices practices;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private Desk desk;
    private Practice practice;

    @BeforeEach
    void aPractice() {
        desk = new Desk(context);
        practice = given.aPractice();
    }

    @AfterEach
    void today() {
        given.today();
    }

    @Test
    void anotherPracticesTeamsAndMembersAreUnknown() {
        var stranger = given.aNewcomer();
        var member = colleagues.invited(practice, "a@cabinet.example", MemberRole.SECRETARY, PLAN);

        for (var page : List.of(
                "/account/teams/" + member.teamId(),
                "/account/teams/" + member.teamId() + "/members/new",
                "/account/teams/members/" + member.id())) {
            assertThat(desk.get(stranger.who(), page)).as(page).hasStatus(404);
        }
        assertThat(desk.post(stranger.who(), "/account/teams/members/" + member.id() + "/end"))
                .hasStatus(404);
        assertThat(desk.post(
                        stranger.who(),
                        "/account/acting",
                        "practitioner",
                        practice.id().toString()))
                .hasStatus(404);
    }

    @Test
    void anInvitationLeadsInOnceAndOnlyByTheLastLinkSent() {
        var invited = colleagues.invited(practice, "b@cabinet.example", MemberRole.SECRETARY, PLAN);
        var first = colleagues.keyOf(invited);
        teams.inviteAgain(invited.id(), practice.who());
        var second = colleagues.keyOf(teams.member(invited.id(), practice.id()));

        assertThat(desk.browser().get().uri("/invitations/" + first).exchange()).hasStatus(404);
        assertThat(desk.browser().get().uri("/invitations/" + second).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Dr Camille Martin", "programmer", "b@cabinet.example");
        assertThat(teams.member(invited.id(), practice.id()).joinedAt())
                .as("looking joins nothing")
                .isNull();
        assertThat(join(second, "court")).hasStatus(422).bodyText().contains("Sophie Bernard");

        var outcomes = AtOnce.times(
                2,
                () -> AtOnce.quietly(() -> {
                    invitations.joinAsNew(second, "Sophie Bernard", "une phrase de passe du cabinet");
                    return "joined";
                }));

        assertThat(outcomes).containsOnlyOnce("joined");
        assertThat(desk.browser().get().uri("/invitations/" + second).exchange())
                .hasStatus(404);
    }

    @Test
    void anInvitationOfAWeekAgoOpensNothing() {
        var invited = colleagues.invited(practice, "c@cabinet.example", MemberRole.SECRETARY, PLAN);

        given.later(Duration.ofDays(7).plusSeconds(1));

        assertThat(desk.browser()
                        .get()
                        .uri("/invitations/" + colleagues.keyOf(invited))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void whoHasAnAccountJoinsWithItAndNobodyElseDoes() {
        var colleague = given.aNewcomer();
        var stranger = given.aNewcomer();
        var invited = colleagues.invited(
                practice, colleague.email(), MemberRole.PRACTITIONER, MemberRole.PRACTITIONER.usual());
        var address = "/invitations/" + colleagues.keyOf(invited);

        assertThat(desk.browser().get().uri(address).exchange())
                .bodyText()
                .contains("Se connecter")
                .doesNotContain("name=\"password\"");
        assertThat(desk.post(stranger.who(), address + "/join"))
                .hasStatus(422)
                .bodyText()
                .contains("une autre adresse");

        assertThat(desk.post(colleague.who(), address + "/join")).hasRedirectedUrl("/consultations");

        assertThat(practices.of(colleague.who().accountId()))
                .extracting(each -> each.practitionerId())
                .containsExactly(colleague.id(), practice.id());
    }

    @Test
    void rightsThatMakeNoSenseTogetherAreRefusedBesideThem() {
        var invited = colleagues.invited(practice, "d@cabinet.example", MemberRole.SECRETARY, PLAN);
        var address = "/account/teams/members/" + invited.id();

        assertThat(withRight(address, "BILL")).hasStatus(422).bodyText().contains("voir les montants");
        assertThat(withRight(address, "CALL")).hasStatus(422).bodyText().contains("Seul un praticien");
        assertThat(desk.post(practice.who(), address, "name", "S", "email", "d@cabinet.example", "role", "SECRETARY"))
                .hasStatus(422)
                .bodyText()
                .contains("au moins un droit");

        for (var nonsense : List.of(
                "rights = '{BILL}'",
                "rights = '{CALL}'",
                "rights = '{}'",
                "rights = '{OWN}'",
                "email = 'other@cabinet.example'",
                "joined_at = now()")) {
            assertThatThrownBy(() -> database.sql("update membership set " + nonsense + " where id = ?")
                            .param(invited.id())
                            .update())
                    .as(nonsense)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void twoTeamsOfOneNameAndTheSamePersonTwiceAreRefusedBesideTheField() {
        var invited = colleagues.invited(practice, "e@cabinet.example", MemberRole.SECRETARY, PLAN);
        var name = teams.get(invited.teamId(), practice.id()).name();

        assertThat(desk.post(practice.who(), "/account/teams", "name", name))
                .hasStatus(422)
                .bodyText()
                .contains("déjà un groupe", name);
        assertThat(desk.post(
                        practice.who(),
                        "/account/teams/" + invited.teamId() + "/members/new",
                        "name",
                        "Sophie Bernard",
                        "email",
                        "E@cabinet.example",
                        "role",
                        "SECRETARY",
                        "rights",
                        "PLAN"))
                .hasStatus(422)
                .bodyText()
                .contains("déjà dans ce groupe");
    }

    private MvcTestResult join(String key, String password) {
        return desk.browser()
                .post()
                .uri("/invitations/" + key)
                .param("name", "Sophie Bernard")
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult withRight(String address, String right) {
        return desk.post(
                practice.who(),
                address,
                "name",
                "S",
                "email",
                "d@cabinet.example",
                "role",
                "SECRETARY",
                "rights",
                right);
    }
}
