package fr.honoraire.notification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentRequestService;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.practitioner.FrenchZone;
import fr.honoraire.practitioner.Habits;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.practitioner.Reminding;
import fr.honoraire.practitioner.Tone;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Patients who have not paid are reminded as their practitioner has chosen, and not otherwise. */
@IntegrationTest
class PaymentRemindersTest {

    @Autowired
    private Given given;

    @Autowired
    private PaymentRequestService requests;

    @Autowired
    private PreferenceService preferences;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private EmailSender sender;

    @Autowired
    private JdbcClient database;

    @Autowired
    private InstantSource clock;

    private Practice practice;
    private Payment unpaid;

    @BeforeEach
    void anUnpaidNote() {
        practice = given.aPractice();
        unpaid = given.anUnpaidNote(practice);
    }

    @Test
    void nobodyIsRemindedBeforeHisPractitionerHasChosenSo() {
        askedDaysAgo(30);

        requests.remind(unpaid.id());

        assertThat(reminders()).isZero();
    }

    @Test
    void aPatientIsRemindedAfterTheDaysChosenAndNeverMoreOftenThanChosen() throws Exception {
        choose(2, Tone.FIRM, loud());

        requests.remind(unpaid.id());
        assertThat(reminders()).isZero();

        askedDaysAgo(3);
        AtOnce.times(2, () -> {
            requests.remind(unpaid.id());
            return true;
        });
        assertThat(reminders()).isEqualTo(1);
        var mail = Mails.await(patient(), "Relance\u00a0: règlement attendu – réf. ")
                .getFirst();
        assertThat(Mails.bodies(mail)).allSatisfy(body -> assertThat(body).contains("reste impayée", "/pay/"));

        askedDaysAgo(3);
        requests.remind(unpaid.id());
        askedDaysAgo(3);
        requests.remind(unpaid.id());
        assertThat(reminders()).isEqualTo(2);
    }

    @Test
    void nobodyIsRemindedAtNight() {
        choose(2, Tone.NEUTRAL, quietNow());
        askedDaysAgo(3);

        requests.remind(unpaid.id());

        assertThat(reminders()).isZero();
    }

    @Test
    void aReminderThatIsLateWaitsForTheMorning() {
        choose(2, Tone.NEUTRAL, loud());
        askedDaysAgo(3);
        requests.remind(unpaid.id());
        choose(2, Tone.NEUTRAL, quietNow());
        var mail = database.sql("""
                        update email_message set status = 'WAITING', sent_at = null
                         where payment_request_id in (
                            select id from payment_request where payment_id = :payment and reason = 'REMINDER')
                        returning id""")
                .param("payment", unpaid.id())
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();

        assertThat(sender.send(mail))
                .hasValueSatisfying(delay -> assertThat(delay).isPositive());
    }

    @Test
    void whoSettledOrOwesNothingAnyMoreIsNotReminded() {
        choose(2, Tone.NEUTRAL, loud());
        askedDaysAgo(3);
        given.settledOtherwise(unpaid, OtherMeans.CHEQUE, practice);
        requests.remind(unpaid.id());
        assertThat(reminders()).isZero();

        unpaid = given.anUnpaidNote(practice);
        askedDaysAgo(3);
        given.canceled(unpaid, practice);
        requests.remind(unpaid.id());
        assertThat(reminders()).isZero();
    }

    /** @param quiet from and until */
    private void choose(int most, Tone tone, int[] quiet) {
        var reminding = new Reminding(most, 3, quiet[0], quiet[1], tone);
        preferences.adopt(practice.who(), new Habits(Set.of(), FrenchZone.POLYNESIE, reminding, "", ""));
    }

    private static int[] loud() {
        return new int[] {0, 0};
    }

    private int[] quietNow() {
        var hour = clock.instant().atZone(ZoneId.of("Pacific/Tahiti")).getHour();
        return new int[] {hour, (hour + 2) % 24};
    }

    private void askedDaysAgo(int days) {
        database.sql(
                        "update payment_request set requested_at = requested_at - make_interval(days => :days) where payment_id = :id")
                .param("days", days)
                .param("id", unpaid.id())
                .update();
    }

    private int reminders() {
        return database.sql("select count(*) from payment_request where payment_id = :id and reason = 'REMINDER'")
                .param("id", unpaid.id())
                .query(Integer.class)
                .single();
    }

    private String patient() {
        return consultations.participant(unpaid.participantId()).email();
    }
}
