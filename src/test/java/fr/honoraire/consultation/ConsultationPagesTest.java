package fr.honoraire.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.SignedLinks.Right;
import fr.honoraire.support.Call;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@IntegrationTest
class ConsultationPagesTest {

    @Autowired
    private Given given;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient database;

    @Autowired
    private SignedLinks links;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private JoinService joins;

    @Autowired
    private RoomService rooms;

    @Autowired
    private PlanningService planning;

    @Autowired
    private Presence presence;

    private MockMvcTester browser;
    private Practice practice;

    @BeforeEach
    void aPractitionerOfItsOwn() {
        browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        practice = given.aNewcomer();
    }

    @Test
    void aConsultationIsPlannedAsTyped() {
        var form = aForm("2027-01-12", "14:30");

        assertThat(form.exchange()).hasStatus(303);

        var page = get("/consultations");
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Jeanne Petit", "14:30", "12 janvier 2027", "Joindre la conférence");
    }

    @Test
    void theSameFormSentTwicePlansOnce() {
        var token = UUID.randomUUID();
        var first = aForm("2027-01-12", "14:30")
                .param("requestId", token.toString())
                .exchange();
        var second = aForm("2027-01-12", "14:30")
                .param("requestId", token.toString())
                .exchange();

        assertThat(second.getResponse().getRedirectedUrl())
                .isEqualTo(first.getResponse().getRedirectedUrl());
        assertThat(rows("consultation", "practitioner_id", practice.id())).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndTheRestIsKept() {
        assertThat(aForm("2027-03-28", "02:30", "0,001").exchange())
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Cette heure n’existe pas ce jour-là", "Écrivez un montant en euros", "value=\"Jeanne Petit\"")
                .contains("value=\"2027-03-28\"", "value=\"02:30\"", "value=\"0,001\"");
        assertThat(rows("consultation", "practitioner_id", practice.id())).isZero();
    }

    @Test
    void aRowForAnotherPatientKeepsWhatWasTyped() {
        assertThat(aForm("2027-01-12", "14:30").param("add", "1").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Jeanne Petit\"", "name=\"patients[1].name\"", "Retirer");
        assertThat(rows("consultation", "practitioner_id", practice.id())).isZero();
    }

    @Test
    void startingNowLeadsIntoTheOpenRoom() {
        var started = aForm("", "").param("now", "1").exchange();

        assertThat(started).hasStatus(303);
        assertThat(get(String.valueOf(started.getResponse().getRedirectedUrl())))
                .hasStatusOk()
                .bodyText()
                .contains("Mettre fin à la téléconsultation", "Participants");
    }

    @Test
    void anotherPractitionersConsultationIsUnknownAtEveryAddress() {
        var call = given.aCall(given.aNewcomer());
        var room = "/consultations/" + call.consultationId();
        var patient = room + "/participants/" + call.participantId();

        for (var page : List.of("", "/move", "/cancel", "/room", "/room/presence?phase=OPEN", "/events")) {
            assertThat(get(room + page)).as(page).hasStatus(404);
        }
        for (var order : List.of(
                room + "/cancel", room + "/room/enter", room + "/end", patient + "/admit", patient + "/send-away")) {
            assertThat(post(order).exchange()).as(order).hasStatus(404);
        }
        assertThat(post(room + "/end")
                        .param("unbilled", "1")
                        .param("reason", "x")
                        .exchange())
                .hasStatus(404);
        assertThat(post(room + "/move")
                        .param("day", "2027-01-12")
                        .param("hour", "10:00")
                        .exchange())
                .hasStatus(404);
        assertThat(consultations.get(call.consultationId()).status()).isEqualTo(ConsultationStatus.OPEN);
    }

    @Test
    void aPatientOfAnotherRoomIsUnknownInThisOne() {
        var mine = given.aCall(practice);
        var other = given.aCall(practice);

        assertThat(post("/consultations/" + mine.consultationId() + "/participants/" + other.participantId()
                                + "/send-away")
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void lookingChangesNothing() {
        var call = aPlannedCall();
        var before = rowsOf(call);

        for (var page : List.of("", "/move", "/cancel", "/room", "/room/presence?phase=PLANNED")) {
            assertThat(get("/consultations/" + call.consultationId() + page))
                    .as(page)
                    .hasStatusOk();
        }
        for (var page : List.of("", "/state?phase=INVITED")) {
            assertThat(browser.get().uri("/join/" + call.joinKey() + page).exchange())
                    .as(page)
                    .hasStatusOk();
        }

        assertThat(rowsOf(call)).isEqualTo(before);
    }

    @Test
    void onlyTheCurrentJoinLinkOpensTheRoom() {
        var call = aPlannedCall();
        var forged =
                (call.joinKey().startsWith("A") ? "B" : "A") + call.joinKey().substring(1);
        var toPay = links.sign(Right.PAY, call.participantId(), 1);

        for (var link : List.of(forged, toPay, "x", links.sign(Right.JOIN, UUID.randomUUID(), 1))) {
            everyAddressOfTheLinkIsUnknown(link);
        }
        database.sql("update participant set link_generation = 2 where id = :id")
                .param("id", call.participantId())
                .update();
        everyAddressOfTheLinkIsUnknown(call.joinKey());
    }

    private void everyAddressOfTheLinkIsUnknown(String link) {
        for (var page : List.of("", "/state?phase=INVITED", "/events")) {
            assertThat(browser.get().uri("/join/" + link + page).exchange())
                    .as(page)
                    .hasStatus(404);
        }
        for (var order : List.of("/enter", "/leave", "/here")) {
            assertThat(browser.post().uri("/join/" + link + order).with(csrf()).exchange())
                    .as(order)
                    .hasStatus(404);
        }
    }

    @Test
    void nobodyEntersWithoutKnowingTheFee() {
        var call = aPlannedCall();
        var enter = "/join/" + call.joinKey() + "/enter";

        assertThat(browser.post().uri(enter).with(csrf()).exchange())
                .hasStatus(422)
                .bodyText()
                .contains("cochez cette case");
        assertThat(consultations.participant(call.participantId()).status()).isEqualTo(ParticipantStatus.INVITED);

        assertThat(browser.post()
                        .uri(enter)
                        .param("accepted", "true")
                        .with(csrf())
                        .exchange())
                .hasStatus(303);
        var patient = consultations.participant(call.participantId());
        assertThat(patient.status()).isEqualTo(ParticipantStatus.WAITING);
        assertThat(patient.feeAcceptedAt()).isNotNull();
    }

    @Test
    void whoWaitsDoesNotSeeWhoElseDoes() {
        var token = UUID.randomUUID();
        var two = List.of(
                new Invitee("Anne Aubry", "anne@patients.example", ""),
                new Invitee("Bruno Blin", "bruno@patients.example", ""));
        var consultation = planning.startNow(
                practice.who(), new NewConsultation(token, Instant.now(), Duration.ofMinutes(20), Given.FEE, two));
        var patients = consultations.participantsOf(consultation.id());
        patients.forEach(patient -> joins.enter(links.sign(Right.JOIN, patient.id(), 1), true));
        var annes = links.sign(Right.JOIN, patients.getFirst().id(), 1);

        assertThat(browser.get().uri("/join/" + annes).exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Blin");
        rooms.admit(consultation.id(), practice.id(), patients.getFirst().id());
        assertThat(browser.get().uri("/join/" + annes).exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Blin");
        rooms.admit(consultation.id(), practice.id(), patients.getLast().id());
        assertThat(browser.get().uri("/join/" + annes).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Bruno Blin");
    }

    @Test
    void endingWithoutANoteAsksWhyFirst() {
        var call = given.aCall(practice);
        var end = "/consultations/" + call.consultationId() + "/end";

        assertThat(post(end).exchange()).hasStatus(422).bodyText().contains("Facturer", "Pas de paiement");
        assertThat(post(end).param("unbilled", "1").exchange()).hasStatus(422);
        assertThat(consultations.get(call.consultationId()).status()).isEqualTo(ConsultationStatus.OPEN);

        assertThat(post(end)
                        .param("unbilled", "1")
                        .param("reason", "Acte gratuit")
                        .exchange())
                .hasStatus(303);
        var ended = consultations.get(call.consultationId());
        assertThat(ended.unbilledReason()).isEqualTo("Acte gratuit");
        assertThat(consultations.participant(call.participantId()).status()).isEqualTo(ParticipantStatus.LEFT);
        assertThat(post(end).exchange()).hasStatus(303);
    }

    @Test
    void aPageOfAnotherPhaseIsToldToLoadAgain() {
        var call = given.aCall(practice);

        assertThat(browser.get()
                        .uri("/join/" + call.joinKey() + "/state?phase=WAITING")
                        .exchange())
                .hasHeader("HX-Refresh", "true");
        assertThat(browser.get()
                        .uri("/join/" + call.joinKey() + "/state?phase=IN_CALL")
                        .exchange())
                .doesNotContainHeader("HX-Refresh");
    }

    @Test
    void aCutLineShowsUntilAnotherBrowserAnswers() {
        var call = given.aCall(practice);
        presence.connected(call.participantId());
        presence.connected(call.participantId());
        assertThat(whereabouts(call)).isEqualTo(Whereabouts.IN_CALL);

        presence.gone(call.participantId());
        assertThat(whereabouts(call)).as("one tab of two").isEqualTo(Whereabouts.IN_CALL);
        presence.gone(call.participantId());
        assertThat(whereabouts(call)).as("no tab").isEqualTo(Whereabouts.RECONNECTING);

        presence.connected(call.participantId());
        assertThat(whereabouts(call)).isEqualTo(Whereabouts.IN_CALL);
    }

    @Test
    void aLineThatSwallowsBeatsIsTakenForCut() {
        var call = given.aCall(practice);
        presence.connected(call.participantId());

        given.later(Participant.SILENCE.plusSeconds(1));
        assertThat(whereabouts(call)).isEqualTo(Whereabouts.RECONNECTING);

        assertThat(browser.post()
                        .uri("/join/" + call.joinKey() + "/here")
                        .with(csrf())
                        .exchange())
                .hasStatus(204);
        assertThat(whereabouts(call)).isEqualTo(Whereabouts.IN_CALL);
    }

    private Whereabouts whereabouts(Call call) {
        given.later(Duration.ofMillis(1));
        return consultations
                .participant(call.participantId())
                .whereabouts(Embedded.clock().instant());
    }

    private Call aPlannedCall() {
        return given.aPlannedCall(practice, "Jeanne Petit", Instant.now().plus(Duration.ofDays(2)));
    }

    private MockMvcRequestBuilder aForm(String day, String hour) {
        return aForm(day, hour, "25,50");
    }

    private MockMvcRequestBuilder aForm(String day, String hour, String fee) {
        return post("/consultations/new")
                .param("fee", fee)
                .param("patients[0].name", "Jeanne Petit")
                .param("patients[0].email", "zoe@patients.example")
                .param("patients[0].phone", "06 12 34 56 78")
                .param("minutes", "20")
                .param("day", day)
                .param("hour", hour);
    }

    private MvcTestResult get(String uri) {
        return browser.get().uri(uri).with(Signed.in(practice.who())).exchange();
    }

    private MockMvcRequestBuilder post(String uri) {
        return browser.post().uri(uri).with(csrf()).with(Signed.in(practice.who()));
    }

    private long rows(String table, String column, UUID id) {
        return database.sql("select count(*) from " + table + " where " + column + " = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private String rowsOf(Call call) {
        return database.sql(
                        "select c::text || p::text from consultation c join participant p on p.consultation_id = c.id where c.id = :id")
                .param("id", call.consultationId())
                .query(String.class)
                .single();
    }
}
