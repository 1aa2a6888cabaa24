package fr.honoraire.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.honoraire.consultation.Consultation;
import fr.honoraire.consultation.ConsultationPlanned;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.Invitee;
import fr.honoraire.consultation.NewConsultation;
import fr.honoraire.consultation.PlanningService;
import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.Civility;
import fr.honoraire.practitioner.NewAccount;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.IntegrationTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class OutboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private AccountService accounts;

    @Autowired
    private PlanningService planning;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private EmailMessages messages;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private InstantSource clock;

    private SignedIn practitioner;
    private String patient;

    @BeforeEach
    void someone() {
        var unique = UUID.randomUUID().toString();
        patient = "patient-" + unique + "@example.org";
        practitioner = accounts.signUp(new NewAccount(
                Civility.DOCTEUR,
                "Camille",
                "Martin",
                Profession.PSYCHOLOGUE,
                "camille-" + unique + "@cabinet.example",
                "a long enough password"));
    }

    @Test
    void whoIsInvitedGetsTheLinkAndTheCalendarEntry() throws Exception {
        var consultation = plan(patient);

        var mail = awaitMail(1).getFirst();
        var parts = (MimeMultipart) mail.getContent();
        var words = (MimeMultipart) parts.getBodyPart(0).getContent();
        for (var index = 0; index < 2; index++) {
            assertThat(words.getBodyPart(index).getContent().toString())
                    .contains("/join/", "Dr Camille Martin", "25,00\u00a0€", "camille-");
        }
        var calendar = new CalendarBuilder().build(parts.getBodyPart(1).getInputStream());
        assertThat(parts.getBodyPart(1).getContentType()).contains("method=REQUEST");
        assertThat(calendar.toString())
                .contains("METHOD:REQUEST", consultation.id().toString());
        awaitStatus(consultation, EmailStatus.SENT);
    }

    @Test
    void whoeverSeesTheSubjectLearnsNothing() throws Exception {
        var consultation = plan(patient);
        awaitMail(1);
        planning.move(consultation.id(), practitioner, tomorrow().plus(1, ChronoUnit.HOURS), Duration.ofMinutes(20));
        awaitMail(2);
        planning.cancel(consultation.id(), practitioner);

        for (var mail : awaitMail(3)) {
            assertThat(mail.getSubject())
                    .doesNotContainIgnoringCase("martin")
                    .doesNotContainIgnoringCase("durand")
                    .doesNotContainIgnoringCase("psycho")
                    .doesNotContainIgnoringCase("consultation")
                    .doesNotContain("€");
        }
    }

    @Test
    void aMailServerThatIsDownLosesNothing() throws Exception {
        Embedded.mailbox().stop();
        var consultation = plan(patient);
        await().atMost(PATIENCE)
                .until(() -> Refusal.UNREACHABLE.equals(inviteOf(consultation).failure()));
        var waiting = inviteOf(consultation);
        assertThat(waiting.status()).isEqualTo(EmailStatus.WAITING);

        Embedded.mailbox().start();
        outbox.sweep();

        awaitStatus(consultation, EmailStatus.SENT);
        assertThat(awaitMail(1))
                .singleElement()
                .satisfies(mail -> assertThat(mail.getMessageID()).isEqualTo(waiting.messageId()));
    }

    @Test
    void anAddressThatIsNoneIsShownAsFailedAtOnce() {
        var consultation = plan("nobody@[not an address]");

        awaitStatus(consultation, EmailStatus.FAILED);
        assertThat(inviteOf(consultation).failure()).isEqualTo("bad-address");
        assertThat(inviteOf(consultation).attempts()).isEqualTo(1);
    }

    @Test
    void whatIsSaidTwiceIsSentOnce() throws Exception {
        var consultation = plan(patient);
        transaction.executeWithoutResult(status ->
                events.publishEvent(new ConsultationPlanned(consultation.id(), practitioner.practitionerId())));

        awaitStatus(consultation, EmailStatus.SENT);
        planning.move(consultation.id(), practitioner, tomorrow().plus(1, ChronoUnit.HOURS), Duration.ofMinutes(20));

        assertThat(awaitMail(2)).hasSize(2).map(Mails::subject).doesNotHaveDuplicates();
    }

    @Test
    void anInvitationThatIsNoLongerTrueIsDropped() {
        Embedded.mailbox().stop();
        var consultation = plan(patient);
        await().atMost(PATIENCE)
                .until(() -> Refusal.UNREACHABLE.equals(inviteOf(consultation).failure()));
        planning.cancel(consultation.id(), practitioner);

        Embedded.mailbox().start();
        outbox.sweep();

        awaitStatus(consultation, EmailStatus.DROPPED);
        assertThat(awaitMail(1)).hasSize(1);
    }

    @Test
    void anEmailThatLostItsJobIsFoundBack() {
        var participant = consultations.participantsOf(plan(patient).id()).getFirst();
        var envelope = Envelope.toPatient(
                EmailKind.INVITATION,
                "lost:" + participant.id(),
                practitioner.practitionerId(),
                patient,
                participant.id());
        var lost = messages.save(
                new EmailMessage(envelope, "honoraire.example", clock.instant().minus(5, ChronoUnit.MINUTES)));

        outbox.sweep();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                messages.findById(lost.id()).orElseThrow().status())
                        .isEqualTo(EmailStatus.SENT));
    }

    private Consultation plan(String email) {
        return planning.plan(
                practitioner,
                new NewConsultation(
                        UUID.randomUUID(),
                        tomorrow(),
                        Duration.ofMinutes(20),
                        Money.ofCents(25_00),
                        List.of(new Invitee("Paul Durand", email, ""))));
    }

    private Instant tomorrow() {
        return clock.instant().plus(30, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
    }

    private EmailMessage inviteOf(Consultation consultation) {
        var participant = consultations.participantsOf(consultation.id()).getFirst();
        return messages.findByOnceKey("invitation:" + participant.id() + ":0").orElseThrow();
    }

    private void awaitStatus(Consultation consultation, EmailStatus status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inviteOf(consultation).status()).isEqualTo(status));
    }

    private List<MimeMessage> awaitMail(int count) {
        return Mails.await(patient, count);
    }
}
