package fr.honoraire.notification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.billing.Payment;
import fr.honoraire.practitioner.FrenchZone;
import fr.honoraire.practitioner.Habits;
import fr.honoraire.practitioner.News;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.practitioner.Reminding;
import fr.honoraire.practitioner.Tone;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A practitioner gets the e-mails he has chosen, each once, and those that must not be kept from him. */
@IntegrationTest
class NewsChoicesTest {

    private static final String DECLINED_CARD = "4000000000000002";

    @Autowired
    private Given given;

    @Autowired
    private PreferenceService preferences;

    @Autowired
    private PayeeService payees;

    @Autowired
    private EveningSummaries evenings;

    @Autowired
    private EmailMessages messages;

    @Autowired
    private EmailSender sender;

    @Autowired
    private JdbcClient database;

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = given.aPractice();
    }

    @AfterEach
    void today() {
        given.today();
    }

    @Test
    void thatAPaymentArrivedIsToldToWhoAskedForIt() throws Exception {
        given.paid(given.anUnpaidNote(practice));
        assertThat(told(EmailKind.PAYMENT_RECEIVED)).isZero();

        preferences.hear(practice.who(), EnumSet.allOf(News.class));
        given.lookedAt(given.paid(given.anUnpaidNote(practice)));

        assertThat(told(EmailKind.PAYMENT_RECEIVED)).isEqualTo(1);
        var mail =
                Mails.await(practice.email(), "Un règlement est arrivé – réf. ").getFirst();
        assertThat(Mails.subject(mail)).doesNotContain("€", "Durand");
        assertThat(Mails.bodies(mail))
                .allSatisfy(body -> assertThat(body)
                        .contains("25,00\u00a0€", "/consultations/")
                        .doesNotContain("??"));
    }

    @Test
    void aRefusedCardIsToldOnceANote() throws Exception {
        var payment = given.anUnpaidNote(practice);
        declined(payment);
        declined(payment);

        assertThat(told(EmailKind.PAYMENT_FAILED)).isEqualTo(1);
        var mail = Mails.await(practice.email(), "Un règlement n’a pas abouti – réf. ")
                .getFirst();
        assertThat(Mails.bodies(mail))
                .allSatisfy(body -> assertThat(body).contains("refusée").doesNotContain("??"));
    }

    @Test
    void aTransferThatArrivedIsToldOnce() throws Exception {
        given.paid(given.anUnpaidNote(practice));
        given.untilHandled();
        given.stripe().advance(Duration.ofDays(4));
        given.stripe().payPayout(given.stripe().startPayout(practice.account()).orElseThrow());
        given.untilHandled();

        assertThat(told(EmailKind.PAYOUT_SENT)).isEqualTo(1);
        var mail = Mails.await(practice.email(), "Un virement est versé").getFirst();
        assertThat(Mails.bodies(mail))
                .allSatisfy(body -> assertThat(body).contains("/payouts/").doesNotContain("??"));
    }

    @Test
    void whoWantsToHearOfNothingHearsOfNothing() {
        preferences.hear(practice.who(), EnumSet.noneOf(News.class));

        given.contested(given.paid(given.anUnpaidNote(practice)));
        declined(given.anUnpaidNote(practice));
        given.stripe()
                .account(practice.account())
                .demand(
                        "identity.individual.documents.primary_verification",
                        given.stripe().now().plus(Duration.ofDays(10)));
        payees.refresh(practice.id());
        evening();

        assertThat(database.sql("""
                        select count(*) from email_message
                         where practitioner_id = :me and participant_id is null and once_key not like 'account-open:%'""")
                        .param("me", practice.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void thatMoneyIsBlockedIsToldInAnyCase() {
        preferences.hear(practice.who(), EnumSet.noneOf(News.class));

        given.stripe().account(practice.account()).reject("rejected.terms_of_service");
        payees.refresh(practice.id());

        Mails.await(practice.email(), "Encaissements\u00a0: des nouvelles de votre compte");
    }

    @Test
    void theEveningIsToldOnceByHisOwnClockWhateverNodesAndRestarts() throws Exception {
        given.ended(given.aCall(practice));
        given.ended(given.aCall(practice, "Paul Petit"), "Acte gratuit");
        given.anUnpaidNote(practice);

        at(18, 59);
        evening();
        assertThat(told(EmailKind.EVENING_SUMMARY)).isZero();

        at(19, 0);
        AtOnce.times(2, () -> {
            evening();
            return true;
        });
        at(21, 0);
        evening();

        assertThat(told(EmailKind.EVENING_SUMMARY)).isEqualTo(1);
        // Its job waits for that hour, which has not really come.
        sender.send(messages.findByOnceKey(onceKey()).orElseThrow().id());
        var text = Mails.bodies(Mails.await(practice.email(), "Votre bilan du ").getFirst());
        assertThat(text.getFirst())
                .containsPattern("non facturées\\s*:\\s*1")
                .containsPattern("du jour impayées\\s*:\\s*1")
                .doesNotContain("Petit", "Durand", "??");
    }

    @Test
    void anEveningWithNothingToSayIsSilentAndStaysSo() {
        given.ended(given.aCall(practice), "Acte gratuit");
        at(19, 0);
        evening();

        given.anUnpaidNote(practice);
        evening();

        assertThat(told(EmailKind.EVENING_SUMMARY)).isZero();
    }

    private void declined(Payment payment) {
        given.triedWith(DECLINED_CARD, payment);
        given.lookedAt(payment);
    }

    /** His hour, on the day that it is where he lives: wherever it is that hour soon. */
    private void at(int hour, int minute) {
        var zone = ZoneId.of(FrenchZone.NOUVELLE_CALEDONIE.id());
        preferences.adopt(
                practice.who(),
                new Habits(Set.of(), FrenchZone.NOUVELLE_CALEDONIE, new Reminding(0, 7, 20, 8, Tone.NEUTRAL), "", ""));
        var started = Objects.requireNonNull(
                database.sql("select max(created_at) from consultation where practitioner_id = :me")
                        .param("me", practice.id())
                        .query(OffsetDateTime.class)
                        .single());
        var day = started.atZoneSameInstant(zone).toLocalDate();
        given.now(ZonedDateTime.of(day, LocalTime.of(hour, minute), zone).toInstant());
    }

    private void evening() {
        evenings.tellAll();
    }

    private String onceKey() {
        return database.sql(
                        "select once_key from email_message where practitioner_id = :me and kind = 'EVENING_SUMMARY'")
                .param("me", practice.id())
                .query(String.class)
                .single();
    }

    private int told(EmailKind kind) {
        return database.sql("select count(*) from email_message where practitioner_id = :me and kind = :kind")
                .param("me", practice.id())
                .param("kind", kind.name())
                .query(Integer.class)
                .single();
    }
}
