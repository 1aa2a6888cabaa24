package fr.honoraire.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsultationTest {

    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final Duration LENGTH = Duration.ofMinutes(20);
    private static final Invitee JEANNE = new Invitee("Jeanne Petit", "jeanne@patients.example", "");

    private final Consultation consultation = new Consultation(
            UUID.randomUUID(),
            new NewConsultation(UUID.randomUUID(), NOON, LENGTH, Money.ofCents(25_00), List.of(JEANNE)),
            NOON);
    private final Participant patient = new Participant(consultation, 0, JEANNE);

    @Test
    void theCallBeginsWhenThePractitionerFirstEnters() {
        assertThat(consultation.open(NOON)).isTrue();
        assertThat(consultation.open(NOON.plusSeconds(60))).isFalse();

        assertThat(consultation.startedAt()).isEqualTo(NOON);
    }

    @Test
    void endingTwiceKeepsTheFirstEnd() {
        consultation.open(NOON);
        assertThat(consultation.end("Acte gratuit", NOON.plusSeconds(90))).isTrue();
        assertThat(consultation.end(null, NOON.plusSeconds(900))).isFalse();

        assertThat(consultation.length()).isEqualTo(Duration.ofSeconds(90));
        assertThat(consultation.unbilledReason()).isEqualTo("Acte gratuit");
    }

    @Test
    void aClockThatRunsBehindEndsNoCallBeforeItBegan() {
        consultation.open(NOON);
        consultation.end(null, NOON.minusSeconds(30));

        assertThat(consultation.length()).isEqualTo(Duration.ZERO);
    }

    @Test
    void whatHasBegunIsNeitherMovedNorCanceled() {
        consultation.open(NOON);

        assertThatThrownBy(() -> consultation.move(NOON.plusSeconds(60), LENGTH))
                .isInstanceOf(NotPossibleNow.class);
        assertThatThrownBy(consultation::cancel).isInstanceOf(NotPossibleNow.class);
    }

    @Test
    void whatIsCanceledStaysSo() {
        assertThat(consultation.cancel()).isTrue();
        assertThat(consultation.cancel()).isFalse();

        assertThatThrownBy(() -> consultation.open(NOON)).isInstanceOf(NotPossibleNow.class);
        assertThatThrownBy(() -> consultation.end(null, NOON)).isInstanceOf(NotPossibleNow.class);
        assertThat(consultation.invitationSequence()).isEqualTo(1);
    }

    @Test
    void movingToTheSameMomentTellsNobody() {
        assertThat(consultation.move(NOON, LENGTH)).isFalse();
        assertThat(consultation.invitationSequence()).isZero();

        assertThat(consultation.move(NOON.plusSeconds(3600), LENGTH)).isTrue();
        assertThat(consultation.invitationSequence()).isEqualTo(1);
    }

    @Test
    void aPatientIsOnlyLetInFromTheWaitingRoom() {
        assertThatThrownBy(() -> patient.admit(NOON)).isInstanceOf(NotPossibleNow.class);

        patient.arrive(NOON);
        assertThat(patient.admit(NOON.plusSeconds(60))).isTrue();
        assertThat(patient.admit(NOON.plusSeconds(90))).isFalse();
        assertThat(patient.status()).isEqualTo(ParticipantStatus.IN_CALL);
    }

    @Test
    void whoComesBackWaitsAgainAndKeepsHisFirstAdmission() {
        patient.arrive(NOON);
        patient.admit(NOON.plusSeconds(60));
        assertThat(patient.leave(NOON.plusSeconds(120))).isTrue();
        assertThat(patient.leave(NOON.plusSeconds(130))).isFalse();
        assertThatThrownBy(() -> patient.admit(NOON.plusSeconds(140))).isInstanceOf(NotPossibleNow.class);
        assertThatThrownBy(() -> patient.arrive(NOON.plusSeconds(140))).isInstanceOf(NotPossibleNow.class);

        assertThat(patient.comeBack(NOON.plusSeconds(180))).isTrue();
        assertThat(patient.waitingSince()).isEqualTo(NOON.plusSeconds(180));
        assertThat(patient.leftAt()).isNull();
        patient.admit(NOON.plusSeconds(200));
        assertThat(patient.admittedAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void nobodyComesBackWhoWasNeverThere() {
        assertThatThrownBy(() -> patient.comeBack(NOON)).isInstanceOf(NotPossibleNow.class);
        assertThat(patient.leave(NOON)).isFalse();
    }

    @Test
    void theFirstAcceptanceOfTheFeeCounts() {
        patient.acceptFee(NOON);
        patient.acceptFee(NOON.plusSeconds(600));

        assertThat(patient.feeAcceptedAt()).isEqualTo(NOON);
    }
}
