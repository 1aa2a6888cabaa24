package fr.honoraire.practitioner.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.honoraire.billing.Payment;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
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
    private InvitationService invitations;

    @Autowired
    private MessageSource messages;

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
            var answer = desk.get(secretary, page);
            assertThat(answer).as(page).hasStatusOk();
            assertThat(answer).as(page).bodyText().doesNotContain("37,91", "3791", "€", "/join/", "/pay/");
        }
        assertThat(desk.get(secretary, "/monitoring.csv"))
                .bodyText()
                .contains("Patient")
                .doesNotContain("Montant", "Frais");

        assertThat(desk.post(
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
            assertThat(desk.get(secretary, page)).as(page).hasStatus(403);
        }
        assertThat(desk.post(secretary, "/payments/" + unpaid.id() + "/cancel")).hasStatus(403);
        assertThat(desk.post(secretary, "/payments/" + unpaid.id() + "/settle", "means", OtherMeans.ESPECES.name()))
                .hasStatus(403);
        assertThat(desk.post(secretary, "/payments/" + unpaid.id() + "/requests"))
                .hasStatus(403);
        assertThat(desk.post(secretary, "/account/teams", "name", "À moi")).hasStatus(403);
        assertThat(statusOf(unpaid)).isEqualTo("OPEN");
    }

    @Test
    void anAccountantLandsOnTheMoneyAndTakesItAway() {
        aPaidNote();
        var accountant = colleagues.of(practice, MemberRole.ACCOUNTANT, MemberRole.ACCOUNTANT.usual());

        assertThat(desk.get(accountant, "/consultations")).hasRedirectedUrl("/monitoring");
        assertThat(desk.get(accountant, "/monitoring")).hasStatusOk().bodyText().contains("37,91");
        assertThat(desk.get(accountant, "/monitoring.csv"))
                .hasStatusOk()
                .bodyText()
                .contains("37,91");
        assertThat(desk.get(accountant, "/payouts")).hasStatusOk();
        assertThat(desk.get(accountant, "/consultations/new")).hasStatus(403);
    }

    @Test
    void whoeverMayBillBillsAndTheJournalKnowsWho() {
        var unpaid = given.anUnpaidNote(practice);
        var clerk = colleagues.of(practice, MemberRole.SECRETARY, Set.of(Right.BILL, Right.SEE_AMOUNTS));

        assertThat(desk.post(clerk, "/payments/" + unpaid.id() + "/settle", "means", OtherMeans.ESPECES.name()))
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
        desk.get(secretary, "/monitoring");
        desk.get(practice.who(), "/monitoring");

        assertThat(desk.get(practice.who(), "/account/teams/journal"))
                .hasStatusOk()
                .bodyText()
                .contains("Sophie Bernard", "a rejoint un groupe", "a consulté le monitoring", "Camille Martin")
                .containsOnlyOnce("a consulté le monitoring");
        assertThat(desk.get(secretary, "/account/teams/journal")).hasStatus(403);
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
        assertThat(desk.get(secretary, "/consultations")).hasStatusOk();

        colleagues.putOut(secretary);

        assertThat(desk.get(secretary, "/consultations")).hasRedirectedUrl("/account/teams");
        assertThat(desk.get(secretary, "/consultations/new")).hasStatus(403);
        assertThat(desk.get(secretary, "/monitoring")).hasStatus(403);
        assertThat(desk.get(secretary, "/account/teams"))
                .hasStatusOk()
                .bodyText()
                .contains("pour personne");
    }

    @Test
    void oneActsForOneAtATimeAndSaysForWhom() {
        var colleague = given.aNewcomer();
        var invited = colleagues.invited(practice, colleague.email(), MemberRole.PRACTITIONER, PLAN);
        invitations.join(colleagues.keyOf(invited), colleague.who().accountId());
        var session = new MockHttpSession();

        assertThat(desk.browser()
                        .post()
                        .uri("/account/acting")
                        .param("practitioner", practice.id().toString())
                        .session(session)
                        .with(Signed.in(colleague.who()))
                        .with(csrf())
                        .exchange())
                .hasStatus3xxRedirection();

        var context = session.getAttribute("SPRING_SECURITY_CONTEXT");
        assertThat(context).asString().contains(practice.id().toString());
        var there = new SignedIn(colleague.who().accountId(), practice.id());
        assertThat(desk.get(there, "/consultations")).hasStatusOk().bodyText().contains("pour Dr Camille Martin");
        assertThat(desk.get(there, "/account/settings")).hasStatus(403);
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
}
