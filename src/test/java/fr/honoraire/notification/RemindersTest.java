package fr.honoraire.notification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.PlanningService;
import fr.honoraire.notification.Reminders.Ahead;
import fr.honoraire.support.Call;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class RemindersTest {

    private static final Duration LENGTH = Duration.ofMinutes(20);

    @Autowired
    private Given given;

    @Autowired
    private PlanningService planning;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private Reminders reminders;

    @Autowired
    private JdbcClient database;

    @Autowired
    private InstantSource clock;

    private Practice practice;
    private Instant now;

    @BeforeEach
    void someone() {
        practice = given.aNewcomer();
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void bothArePlannedAndMoveAlong() {
        var at = now.plus(Duration.ofDays(2));
        var call = given.aPlannedCall(practice, "Paul Durand", at);
        assertThat(planned(call)).containsExactly(at.minus(Duration.ofDays(1)), at.minus(Duration.ofHours(1)));

        var later = at.plus(Duration.ofHours(5));
        planning.move(call.consultationId(), practice.who(), later, LENGTH);

        assertThat(planned(call)).containsExactly(later.minus(Duration.ofDays(1)), later.minus(Duration.ofHours(1)));
    }

    @Test
    void aReminderWhoseTimeHasPassedIsNotPlanned() {
        var at = now.plus(Duration.ofHours(3));

        assertThat(planned(given.aPlannedCall(practice, "Paul Durand", at)))
                .containsExactly(at.minus(Duration.ofHours(1)));
    }

    @Test
    void aPatientIsRemindedOnce() {
        var call = given.aPlannedCall(practice, "Paul Durand", now.plus(Duration.ofMinutes(50)));

        reminders.remind(call.consultationId(), Ahead.HOUR);
        reminders.remind(call.consultationId(), Ahead.HOUR);

        assertThat(reminded(call)).isEqualTo(1);
        assertThat(Mails.await(patientOf(call), 2)).map(Mails::subject).anyMatch(s -> s.startsWith("Rappel"));
    }

    @Test
    void nobodyIsRemindedOfWhatWasCalledOffOrMovedAway() {
        var canceled = given.aPlannedCall(practice, "Paul Durand", now.plus(Duration.ofMinutes(50)));
        planning.cancel(canceled.consultationId(), practice.who());
        var moved = given.aPlannedCall(practice, "Paul Durand", now.plus(Duration.ofMinutes(50)));
        planning.move(moved.consultationId(), practice.who(), now.plus(Duration.ofHours(8)), LENGTH);

        for (var call : List.of(canceled, moved)) {
            reminders.remind(call.consultationId(), Ahead.HOUR);
            assertThat(reminded(call)).isZero();
        }
    }

    private List<Instant> planned(Call call) {
        return database
                .sql("""
                        select execution_time from scheduled_tasks
                        where task_name in ('reminder-day', 'reminder-hour') and task_instance = :id
                        order by execution_time""")
                .param("id", call.consultationId().toString())
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(at -> Objects.requireNonNull(at).toInstant())
                .toList();
    }

    private int reminded(Call call) {
        return database.sql("select count(*) from email_message where kind = 'REMINDER' and participant_id = :id")
                .param("id", call.participantId())
                .query(Integer.class)
                .single();
    }

    private String patientOf(Call call) {
        return consultations.participant(call.participantId()).email();
    }
}
