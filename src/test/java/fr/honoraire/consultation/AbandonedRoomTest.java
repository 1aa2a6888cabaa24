package fr.honoraire.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.support.Call;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A practitioner who vanishes from a call: it ends by itself, when it really was over. */
@IntegrationTest
class AbandonedRoomTest {

    private static final Duration SILENCE = Duration.ofMinutes(15);
    private static final Duration BEAT = Duration.ofSeconds(10);

    @Autowired
    private Given given;

    @Autowired
    private AbandonedRooms abandoned;

    @Autowired
    private Presence presence;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private RoomService rooms;

    @Autowired
    private JoinService joins;

    @Autowired
    private JdbcClient database;

    private Practice practice;
    private Call call;

    @BeforeEach
    void aCall() {
        practice = given.aNewcomer();
        call = given.aCall(practice);
        presence.practitionerConnected(call.consultationId());
        presence.connected(call.participantId());
    }

    @AfterEach
    void today() {
        given.today();
    }

    @Test
    void itEndsByItselfAtTheLastMomentBothWereThere() {
        var last = bothAnswerAfter(Duration.ofMinutes(12));
        patientAnswersFor(Duration.ofMinutes(14));

        abandoned.close(SILENCE);
        assertThat(consultation().status()).isEqualTo(ConsultationStatus.OPEN);

        patientAnswersFor(Duration.ofMinutes(2));
        abandoned.close(SILENCE);

        assertThat(consultation().status()).isEqualTo(ConsultationStatus.ENDED);
        assertThat(consultation().closedByItself()).isTrue();
        assertThat(consultation().endedAt()).isEqualTo(last);
        assertThat(consultations.participant(call.participantId()).status()).isEqualTo(ParticipantStatus.LEFT);
        assertThat(consultations.participant(call.participantId()).leftAt()).isEqualTo(last);
    }

    @Test
    void aPatientWhoLeftBeforeWasThereUntilThen() {
        bothAnswerAfter(Duration.ofMinutes(9));
        given.later(Duration.ofSeconds(4));
        joins.leave(call.joinKey());
        var left = consultations.participant(call.participantId()).leftAt();
        given.later(Duration.ofMinutes(3));
        presence.practitionerAnswered(call.consultationId());

        given.later(SILENCE.plusSeconds(1));
        abandoned.close(SILENCE);

        assertThat(consultation().endedAt()).isEqualTo(left);
    }

    @Test
    void aPractitionerWhoNeverMetHisPatientWasThereUntilHisLastSignOfLife() {
        var alone = given.anOpenRoom(practice);
        given.later(Duration.ofMinutes(5));
        var last = Embedded.clock().instant();
        presence.practitionerAnswered(alone);
        assertThat(seenAt(alone)).isBetween(last, last.plusSeconds(5));

        given.later(SILENCE.plusSeconds(6));
        abandoned.close(SILENCE);

        var closed = consultations.get(alone);
        assertThat(closed.status()).isEqualTo(ConsultationStatus.ENDED);
        assertThat(closed.endedAt()).isBetween(last, last.plusSeconds(5));
    }

    @Test
    void onePageThatAnswersKeepsTheCallOpen() {
        given.later(SILENCE.plusSeconds(1));
        presence.practitionerAnswered(call.consultationId());
        abandoned.close(SILENCE);

        assertThat(consultation().status()).isEqualTo(ConsultationStatus.OPEN);
    }

    @Test
    void whoComesBackJustBeforeIsNotThrownOut() {
        given.later(SILENCE.plusSeconds(1));
        var silentSince = Embedded.clock().instant().minus(SILENCE);
        presence.practitionerAnswered(call.consultationId());

        rooms.closeIfAbandoned(call.consultationId(), silentSince);

        assertThat(consultation().status()).isEqualTo(ConsultationStatus.OPEN);
    }

    @Test
    void theOneWhoEndsTheCallHimselfIsNotSaidToHaveVanished() {
        rooms.end(call.consultationId(), practice.id(), "Essai");

        assertThat(consultation().closedByItself()).isFalse();
        assertThatThrownBy(() -> database.sql(
                                "update consultation set status = 'OPEN', closed_by_itself = true where id = ?")
                        .param(call.consultationId())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(database.sql("""
                                select (select count(*) from room where consultation_id = :id)
                                    + (select count(*) from room_seat where consultation_id = :id)""")
                        .param("id", call.consultationId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void thePatientReadsWhetherHisPractitionerIsAwayBusyOrThere() {
        var other = given.aWaitingPatient(practice, "Paul Petit");
        assertThat(attendance(other)).isEqualTo(Attendance.BUSY);

        presence.practitionerGone(call.consultationId());
        assertThat(attendance(other)).isEqualTo(Attendance.AWAY);
        assertThat(attendance(call)).isEqualTo(Attendance.RECONNECTING);

        presence.practitionerConnected(call.consultationId());
        assertThat(attendance(call)).isEqualTo(Attendance.THERE);
        rooms.end(call.consultationId(), practice.id(), "Essai");
        assertThat(attendance(other)).isEqualTo(Attendance.AWAY);

        rooms.open(other.consultationId(), practice.id());
        presence.practitionerConnected(other.consultationId());
        assertThat(attendance(other)).isEqualTo(Attendance.THERE);
        given.later(Participant.SILENCE.plusSeconds(1));
        assertThat(attendance(other)).isEqualTo(Attendance.RECONNECTING);
    }

    @Test
    void anotherPractitionersPatientsNeverMakeHimBusy() {
        var stranger = given.aNewcomer();
        var theirs = given.aWaitingPatient(stranger, "Paul Petit");

        assertThat(attendance(theirs)).isEqualTo(Attendance.AWAY);
    }

    private Attendance attendance(Call which) {
        return presence.attendance(consultations.get(which.consultationId()));
    }

    private Instant bothAnswerAfter(Duration wait) {
        given.later(wait);
        presence.connected(call.participantId());
        presence.practitionerAnswered(call.consultationId());
        return seenAt(call.consultationId());
    }

    private void patientAnswersFor(Duration time) {
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(BEAT)) {
            given.later(BEAT);
            presence.connected(call.participantId());
        }
    }

    private Instant seenAt(UUID consultationId) {
        return database.sql("select seen_at from room where consultation_id = ?")
                .param(consultationId)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private Consultation consultation() {
        return consultations.get(call.consultationId());
    }
}
