package fr.honoraire.practitioner.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.billing.Payment;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.practitioner.Practices;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Those who act for a practitioner: they do what they were given, and see nothing else. */
@IntegrationTest
class TeamTest {

    private static final Set<Right> PLAN = Set.of(Right.PLAN);
    private static final Money FEE = Money.ofCents(37_91);

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
    private MessageSource messages;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private MockMvcTester browser;
    private Practice practice;

    @BeforeEach
    void aPractice() {
        browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        practice = given.aPractice();
    }

    @AfterEach
    void today() {
        given.today();
    }

    @Test
    void aSecretaryPlansAndNoAmountEverReachesHer() {
        database.sql("update practitioner set announced_fee_cents = 3791, usual_fees_cents = '{3791}' where id = ?")
                .param(practice.id())
                .update();
        var paid = aPaidNote();
        var planned =
                given.aPlannedCall(practice, "Amadou Diallo", Instant.now().plusSeconds(7200));
        var secretary = colleagues.of(practice, MemberRole.SECRETARY, Set.of(Right.PLAN, Right.EXPORT));

        for (var page : List.of(
                "/consultations",
                "/consultations/new",
                "/consultations/waiting",
                "/consultations/waiting/notice",
                "/consultations/" + planned.consultationId(),
                "/consultations/" + planned.consultationId() + "/move",
                "/consultations/" + planned.consultationId() + "/cancel",
                "/consultations/" + paid.consultationId(),
                "/monitoring",
                "/monitoring.csv",
                "/account/teams",
                "/disputes/banner")) {
            var answer = get(secretary, page);
            assertThat(answer).as(page).hasStatusOk();
            assertThat(answer).as(page).bodyText().doesNotContain("37,91", "3791", "€", "/join/", "/pay/");
        }
        assertThat(get(secretary, "/monitoring.csv"))
                .bodyText()
                .contains("Patient")
                .doesNotContain("Montant", "Frais");

        assertThat(post(
                        secretary,
                        "/consultations/new",
                        "requestId",
                        UUID.randomUUID().toString(),
                        "patients[0].name",
                        "Zoé Lefèvre",
                        "patients[0].email",
                        "zoe@patients.example",
                        "patients[0].phone",
                        "",
                        "day",
                        LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(),
                        "hour",
                        "10:00",
                        "minutes",
                        "20",
                        "fee",
                        "1,00"))
                .hasStatus3xxRedirection();
        assertThat(database.sql("""
                                select announced_fee_cents from consultation
                                where practitioner_id = ? and planned_at > now() + interval '20 days'""").param(practice.id()).query(Long.class).single())
                .isEqualTo(3791);
    }

    @Test
    void whatNobodyGaveHerIsRefused() {
        var paid = aPaidNote();
        var unpaid = given.anUnpaidNote(practice);
        var secretary = colleagues.of(practice, MemberRole.SECRETARY, PLAN);

        for (var page : List.of(
                "/notes/" + paid.noteId(),
                "/consultations/" + paid.consultationId() + "/money",
                "/consultations/" + paid.consultationId() + "/room",
                "/monitoring.csv",
                "/payouts",
                "/payouts/next",
                "/disputes",
                "/payments/" + paid.id() + "/refunds",
                "/payments/" + unpaid.id() + "/settle",
                "/account/bank",
                "/account/settings",
                "/account/profile")) {
            assertThat(get(secretary, page)).as(page).hasStatus(403);
        }
        assertThat(post(secretary, "/payments/" + unpaid.id() + "/cancel")).hasStatus(403);
        assertThat(post(secretary, "/payments/" + unpaid.id() + "/settle", "means", OtherMeans.ESPECES.name()))
                .hasStatus(403);
        assertThat(post(secretary, "/payments/" + unpaid.id() + "/requests")).hasStatus(403);
        assertThat(post(secretary, "/account/teams", "name", "À moi")).hasStatus(403);
        assertThat(statusOf(unpaid)).isEqualTo("OPEN");
    }

    @Test
    void anAccountantLandsOnTheMoneyAndTakesItAway() {
        aPaidNote();
        var accountant = colleagues.of(practice, MemberRole.ACCOUNTANT, MemberRole.ACCOUNTANT.usual());

        assertThat(get(accountant, "/consultations")).hasRedirectedUrl("/monitoring");
        assertThat(get(accountant, "/monitoring")).hasStatusOk().bodyText().contains("37,91");
        assertThat(get(accountant, "/monitoring.csv")).hasStatusOk().bodyText().contains("37,91");
        assertThat(get(accountant, "/payouts")).hasStatusOk();
        assertThat(get(accountant, "/consultations/new")).hasStatus(403);
    }

    @Test
    void whoeverMayBillBillsAndTheJournalKnowsWho() {
        var unpaid = given.anUnpaidNote(practice);
        var clerk = colleagues.of(practice, MemberRole.SECRETARY, Set.of(Right.BILL, Right.SEE_AMOUNTS));

        assertThat(post(clerk, "/payments/" + unpaid.id() + "/settle", "means", OtherMeans.ESPECES.name()))
                .hasStatus3xxRedirection();

        assertThat(statusOf(unpaid)).isEqualTo("SETTLED_OTHERWISE");
        assertThat(database.sql("select actor_id from money_journal where payment_id = ? order by id desc limit 1")
                        .param(unpaid.id())
                        .query(UUID.class)
                        .single())
                .isEqualTo(clerk.accountId());
    }

    @Test
    void theJournalSaysWhoDidWhatForWhomAndIsHisAlone() {
        var secretary = colleagues.of(practice, MemberRole.SECRETARY, PLAN);
        get(secretary, "/monitoring");
        get(practice.who(), "/monitoring");

        assertThat(get(practice.who(), "/account/teams/journal"))
                .hasStatusOk()
                .bodyText()
                .contains("Sophie Bernard", "a rejoint un groupe", "a consulté le monitoring", "Camille Martin")
                .containsOnlyOnce("a consulté le monitoring");
        assertThat(get(secretary, "/account/teams/journal")).hasStatus(403);
    }

    /** A kind without a word would break the page on the day it is first written. */
    @Test
    void theJournalHasAWordForEveryKind() {
        for (var kind : AuditKind.values()) {
            assertThat(messages.getMessage("journal.kind." + kind, null, Locale.FRENCH))
                    .isNotBlank();
        }
    }

    @Test
    void whoIsPutOutMayDoNothingFromTheNextRequestOn() {
        var secretary = colleagues.of(practice, MemberRole.SECRETARY, PLAN);
        assertThat(get(secretary, "/consultations")).hasStatusOk();

        colleagues.putOut(secretary);

        assertThat(get(secretary, "/consultations")).hasRedirectedUrl("/account/teams");
        assertThat(get(secretary, "/consultations/new")).hasStatus(403);
        assertThat(get(secretary, "/monitoring")).hasStatus(403);
        assertThat(get(secretary, "/account/teams")).hasStatusOk().bodyText().contains("pour personne");
    }

    @Test
    void anotherPracticesTeamsAndMembersAreUnknown() {
        var stranger = given.aNewcomer();
        var member = colleagues.invited(practice, "a@cabinet.example", MemberRole.SECRETARY, PLAN);

        for (var page : List.of(
                "/account/teams/" + member.teamId(),
                "/account/teams/" + member.teamId() + "/members/new",
                "/account/teams/members/" + member.id())) {
            assertThat(get(stranger.who(), page)).as(page).hasStatus(404);
        }
        assertThat(post(stranger.who(), "/account/teams/members/" + member.id() + "/end"))
                .hasStatus(404);
        assertThat(post(
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

        assertThat(browser.get().uri("/invitations/" + first).exchange()).hasStatus(404);
        assertThat(browser.get().uri("/invitations/" + second).exchange())
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
        assertThat(browser.get().uri("/invitations/" + second).exchange()).hasStatus(404);
    }

    @Test
    void anInvitationOfAWeekAgoOpensNothing() {
        var invited = colleagues.invited(practice, "c@cabinet.example", MemberRole.SECRETARY, PLAN);

        given.later(Duration.ofDays(7).plusSeconds(1));

        assertThat(browser.get()
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

        assertThat(browser.get().uri(address).exchange())
                .bodyText()
                .contains("Se connecter")
                .doesNotContain("name=\"password\"");
        assertThat(post(stranger.who(), address + "/join"))
                .hasStatus(422)
                .bodyText()
                .contains("une autre adresse");

        assertThat(post(colleague.who(), address + "/join")).hasRedirectedUrl("/consultations");

        assertThat(practices.of(colleague.who().accountId()))
                .extracting(each -> each.practitionerId())
                .containsExactly(colleague.id(), practice.id());
    }

    @Test
    void oneActsForOneAtATimeAndSaysForWhom() {
        var colleague = given.aNewcomer();
        var invited = colleagues.invited(practice, colleague.email(), MemberRole.PRACTITIONER, PLAN);
        invitations.join(colleagues.keyOf(invited), colleague.who().accountId());
        var session = new MockHttpSession();

        assertThat(browser.post()
                        .uri("/account/acting")
                        .param("practitioner", practice.id().toString())
                        .session(session)
                        .with(as(colleague.who()))
                        .with(csrf())
                        .exchange())
                .hasStatus3xxRedirection();

        var context = session.getAttribute("SPRING_SECURITY_CONTEXT");
        assertThat(context).asString().contains(practice.id().toString());
        var there = new SignedIn(colleague.who().accountId(), practice.id());
        assertThat(get(there, "/consultations")).hasStatusOk().bodyText().contains("pour Dr Camille Martin");
        assertThat(get(there, "/account/settings")).hasStatus(403);
    }

    @Test
    void rightsThatMakeNoSenseTogetherAreRefusedBesideThem() {
        var invited = colleagues.invited(practice, "d@cabinet.example", MemberRole.SECRETARY, PLAN);
        var address = "/account/teams/members/" + invited.id();

        assertThat(post(
                        practice.who(),
                        address,
                        "name",
                        "S",
                        "email",
                        "d@cabinet.example",
                        "role",
                        "SECRETARY",
                        "rights",
                        "BILL"))
                .hasStatus(422)
                .bodyText()
                .contains("voir les montants");
        assertThat(post(
                        practice.who(),
                        address,
                        "name",
                        "S",
                        "email",
                        "d@cabinet.example",
                        "role",
                        "SECRETARY",
                        "rights",
                        "CALL"))
                .hasStatus(422)
                .bodyText()
                .contains("Seul un praticien");
        assertThat(post(practice.who(), address, "name", "S", "email", "d@cabinet.example", "role", "SECRETARY"))
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

        assertThat(post(practice.who(), "/account/teams", "name", name))
                .hasStatus(422)
                .bodyText()
                .contains("déjà un groupe", name);
        assertThat(post(
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

    private Payment aPaidNote() {
        var call = given.aCall(practice);
        return given.paid(given.billed(call, FEE));
    }

    private String statusOf(Payment payment) {
        return database.sql("select status from payment where id = ?")
                .param(payment.id())
                .query(String.class)
                .single();
    }

    private MvcTestResult join(String key, String password) {
        return browser.post()
                .uri("/invitations/" + key)
                .param("name", "Sophie Bernard")
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(SignedIn who, String address) {
        return browser.get().uri(address).with(as(who)).exchange();
    }

    private MvcTestResult post(SignedIn who, String address, String... fields) {
        var request = browser.post().uri(address).with(as(who)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static RequestPostProcessor as(SignedIn who) {
        return Signed.in(who);
    }
}
