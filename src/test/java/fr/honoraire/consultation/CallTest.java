package fr.honoraire.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.support.Call;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who may speak to whom in a call: each message is checked by itself, and what is refused reaches nobody. */
@IntegrationTest
class CallTest {

    @Autowired
    private Given given;

    @Autowired
    private JoinService joins;

    @Autowired
    private RoomService rooms;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private final UUID doctorsSeat = UUID.randomUUID();
    private final UUID patientsSeat = UUID.randomUUID();
    private MockMvcTester browser;
    private Practice practice;
    private Call call;

    @AfterEach
    void today() {
        given.today();
    }

    @BeforeEach
    void twoInACall() {
        browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        practice = given.aNewcomer();
        call = given.aCall(practice);
        assertThat(doctorSits(practice, call, doctorsSeat).exchange()).hasStatusOk();
        assertThat(patientSits(call, patientsSeat).exchange()).hasStatusOk();
    }

    @Test
    void whoComesLearnsWhoIsThereAndTheyLearnOfHim() {
        assertThat(patientSits(call, UUID.randomUUID()).exchange())
                .hasStatusOk()
                .bodyText()
                .startsWith("{\"me\":\"" + call.participantId())
                .contains("""
                        "peers":[{"id":"%s","name":"Dr Camille Martin","seat":"%s"}]""".formatted(call.consultationId(), doctorsSeat));
        assertThat(told(RoomSignals.callTopic(call.consultationId()))).isEqualTo(2);
    }

    @Test
    void messagesReachTheOtherOneAlone() {
        var elsewhere = given.aCall(practice, "Paul Petit");

        assertThat(fromPatient(call, patientsSeat, call.consultationId(), doctorsSeat))
                .hasStatus(204);
        assertThat(fromDoctor(practice, call, doctorsSeat, call.participantId(), patientsSeat))
                .hasStatus(204);

        assertThat(descriptions(RoomSignals.callTopic(call.consultationId()))).isEqualTo(1);
        assertThat(descriptions(RoomSignals.patientTopic(call.participantId()))).isEqualTo(1);
        assertThat(descriptions(RoomSignals.callTopic(elsewhere.consultationId())))
                .isZero();
        assertThat(descriptions(RoomSignals.patientTopic(elsewhere.participantId())))
                .isZero();
    }

    @Test
    void aForgedLinkAndNoSessionAreUnknown() {
        assertThat(browser.post()
                        .uri("/join/nonsense/signals")
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(message(patientsSeat, call.consultationId(), doctorsSeat))
                        .exchange())
                .hasStatus(404);
        assertThat(browser.post()
                        .uri("/consultations/" + call.consultationId() + "/signals")
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(message(doctorsSeat, call.participantId(), patientsSeat))
                        .exchange())
                .hasStatus(302);
        nobodyWasTold();
    }

    @Test
    void anotherPractitionerIsNotEvenToldThatTheRoomExists() {
        var stranger = given.aNewcomer();

        assertThat(doctorSits(stranger, call, UUID.randomUUID()).exchange()).hasStatus(404);
        assertThat(fromDoctor(stranger, call, doctorsSeat, call.participantId(), patientsSeat))
                .hasStatus(404);
        assertThat(browser.get()
                        .uri("/consultations/" + call.consultationId() + "/roster")
                        .with(session(stranger))
                        .exchange())
                .hasStatus(404);
        nobodyWasTold();
    }

    @Test
    void aPatientOfAnotherRoomReachesNobodyHere() {
        var elsewhere = given.aCall(practice, "Paul Petit");
        var seat = UUID.randomUUID();
        patientSits(elsewhere, seat).exchange();

        assertThat(fromPatient(elsewhere, seat, call.consultationId(), doctorsSeat))
                .hasStatus(409);
        assertThat(fromPatient(elsewhere, seat, call.participantId(), patientsSeat))
                .hasStatus(409);
        nobodyWasTold();
    }

    @Test
    void whoWasNotAdmittedOrHasLeftDoesNotSpeak() {
        joins.leave(call.joinKey());
        assertThat(fromPatient(call, patientsSeat, call.consultationId(), doctorsSeat))
                .hasStatus(409);
        assertThat(fromDoctor(practice, call, doctorsSeat, call.participantId(), patientsSeat))
                .hasStatus(409);

        joins.enter(call.joinKey(), true);
        assertThat(patientSits(call, patientsSeat).exchange()).hasStatus(409);
        assertThat(fromPatient(call, patientsSeat, call.consultationId(), doctorsSeat))
                .hasStatus(409);
        nobodyWasTold();
    }

    @Test
    void inAnEndedConsultationNobodySpeaks() {
        rooms.end(call.consultationId(), practice.id(), "Acte gratuit");

        assertThat(doctorSits(practice, call, doctorsSeat).exchange()).hasStatus(409);
        assertThat(patientSits(call, patientsSeat).exchange()).hasStatus(409);
        assertThat(fromPatient(call, patientsSeat, call.consultationId(), doctorsSeat))
                .hasStatus(409);
        assertThat(fromDoctor(practice, call, doctorsSeat, call.participantId(), patientsSeat))
                .hasStatus(409);
        nobodyWasTold();
    }

    @Test
    void aPageThatWasTakenOverNoLongerSpeaks() {
        patientSits(call, UUID.randomUUID()).exchange();

        assertThat(fromPatient(call, patientsSeat, call.consultationId(), doctorsSeat))
                .hasStatus(409);
        assertThat(fromDoctor(practice, call, doctorsSeat, call.participantId(), patientsSeat))
                .hasStatus(409);
        nobodyWasTold();
    }

    @Test
    void whatIsMalformedOrOversizeIsRefused() {
        var good = message(patientsSeat, call.consultationId(), doctorsSeat);
        for (var bad : new String[] {
            "",
            "nonsense",
            "{}",
            "[]",
            good.replace("DESCRIPTION", "HELLO"),
            good.replace("DESCRIPTION", "ANYTHING"),
            good.replace(doctorsSeat.toString(), "nobody")
        }) {
            assertThat(patientPosts(call, bad).exchange()).matches(answer -> {
                assertThat(answer.getResponse().getStatus()).as(bad).isBetween(400, 409);
            });
        }
        assertThat(patientPosts(call, good.replace("v=0", "v".repeat(Signal.MOST + 1)))
                        .exchange())
                .hasStatus(400);
        assertThat(patientPosts(call, good.replace("v=0", "v".repeat(70_000))).exchange())
                .hasStatus(413);
        nobodyWasTold();
    }

    @Test
    void aPageThatFloodsTheOthersIsStoppedForAWhile() {
        for (var sent = 0; sent < 300; sent++) {
            assertThat(fromPatient(call, patientsSeat, call.consultationId(), doctorsSeat))
                    .hasStatus(204);
        }
        assertThat(fromPatient(call, patientsSeat, call.consultationId(), doctorsSeat))
                .hasStatus(429)
                .hasHeader("Retry-After", "10");
        assertThat(descriptions(RoomSignals.callTopic(call.consultationId()))).isEqualTo(300);
        assertThat(fromDoctor(practice, call, doctorsSeat, call.participantId(), patientsSeat))
                .hasStatus(204);

        given.later(Duration.ofSeconds(11));
        assertThat(fromPatient(call, patientsSeat, call.consultationId(), doctorsSeat))
                .hasStatus(204);
    }

    @Test
    void whoIsSentBackToTheWaitingRoomSpeaksToNobodyUntilHeIsLetInAgain() {
        rooms.sendBack(call.consultationId(), practice.id(), call.participantId());
        assertThat(fromPatient(call, patientsSeat, call.consultationId(), doctorsSeat))
                .hasStatus(409);
        assertThat(fromDoctor(practice, call, doctorsSeat, call.participantId(), patientsSeat))
                .hasStatus(409);
        nobodyWasTold();

        rooms.admit(call.consultationId(), practice.id(), call.participantId());
        assertThat(patientSits(call, patientsSeat).exchange()).hasStatusOk();
        assertThat(fromPatient(call, patientsSeat, call.consultationId(), doctorsSeat))
                .hasStatus(204);
    }

    @Test
    void whenOneLeavesTheOthersInTheCallLookWhoIsLeft() {
        var three = given.aCallOfThree(practice);
        var others = consultations.participantsOf(three.consultationId());
        var before = presences(others.get(1));

        joins.leave(three.joinKeys().getFirst());

        assertThat(presences(others.get(1))).isEqualTo(before + 1);
    }

    private int presences(Participant patient) {
        return database.sql("select count(*) from live_message where topic = ? and kind = 'presence'")
                .param(RoomSignals.patientTopic(patient.id()))
                .query(Integer.class)
                .single();
    }

    private MockMvcRequestBuilder doctorSits(Practice who, Call where, UUID seat) {
        return browser.post()
                .uri("/consultations/" + where.consultationId() + "/seat")
                .param("seat", seat.toString())
                .with(session(who))
                .with(csrf());
    }

    private MockMvcRequestBuilder patientSits(Call where, UUID seat) {
        return browser.post()
                .uri("/join/" + where.joinKey() + "/seat")
                .param("seat", seat.toString())
                .with(csrf());
    }

    private MvcTestResult fromDoctor(Practice who, Call where, UUID seat, UUID to, UUID toSeat) {
        return browser.post()
                .uri("/consultations/" + where.consultationId() + "/signals")
                .with(session(who))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(message(seat, to, toSeat))
                .exchange();
    }

    private MvcTestResult fromPatient(Call where, UUID seat, UUID to, UUID toSeat) {
        return patientPosts(where, message(seat, to, toSeat)).exchange();
    }

    private MockMvcRequestBuilder patientPosts(Call where, String body) {
        return browser.post()
                .uri("/join/" + where.joinKey() + "/signals")
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private static RequestPostProcessor session(Practice who) {
        return Signed.in(who.who());
    }

    private static String message(UUID seat, UUID to, UUID toSeat) {
        return """
                {"seat":"%s","to":"%s","toSeat":"%s","kind":"DESCRIPTION","body":"v=0"}""".formatted(seat, to, toSeat);
    }

    private void nobodyWasTold() {
        assertThat(descriptions(RoomSignals.callTopic(call.consultationId()))).isZero();
        assertThat(descriptions(RoomSignals.patientTopic(call.participantId()))).isZero();
    }

    private int descriptions(String topic) {
        return count(topic, "%DESCRIPTION%");
    }

    private int told(String topic) {
        return count(topic, "%HELLO%");
    }

    private int count(String topic, String like) {
        return database.sql("select count(*) from live_message where topic = ? and kind = 'signal' and body like ?")
                .params(topic, like)
                .query(Integer.class)
                .single();
    }
}
