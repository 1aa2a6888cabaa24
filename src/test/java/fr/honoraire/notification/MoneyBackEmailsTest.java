package fr.honoraire.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.dispute.DisputeClosed;
import fr.honoraire.billing.dispute.DisputeOpened;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.billing.refund.Refund;
import fr.honoraire.billing.refund.RefundCameBack;
import fr.honoraire.billing.refund.RefundGiven;
import fr.honoraire.billing.refund.RefundOrder;
import fr.honoraire.billing.refund.RefundReason;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.payout.PayoutService;
import fr.honoraire.shared.Money;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who hears by e-mail that money goes back, and how often. */
@IntegrationTest
class MoneyBackEmailsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DISPUTED = "Un paiement est contesté – réf. ";
    private static final String DECIDED = "Un litige est terminé – réf. ";

    @Autowired
    private Given given;

    @Autowired
    private RefundService refunds;

    @Autowired
    private DisputeService disputes;

    @Autowired
    private PayoutService payouts;

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
    private JdbcClient database;

    private Practice practice;
    private Payment payment;

    @BeforeEach
    void aPaidNote() {
        given.stripe().dropWebhooks(true);
        practice = given.aPractice();
        payment = given.paid(given.anUnpaidNote(practice));
    }

    @AfterEach
    void calm() {
        given.stripe().dropWebhooks(false);
        given.today();
    }

    @Test
    void thePatientHearsOfEachRefundOnceAndNotWhy() throws Exception {
        var first = give(10_00);
        var second = give(5_00);
        look();
        look();

        var patient = patient();
        untilLeft("refund-given:" + first.id(), "refund-given:" + second.id());
        var mails = received(patient, "Un remboursement est en route – réf. ");
        assertThat(mails).hasSize(2);
        assertThat(bodiesOf(mails))
                .hasSize(4)
                .allSatisfy(body -> assertThat(body)
                        .contains("5 à 10 jours", "/pay/", "Dr Camille Martin")
                        .doesNotContain("MOTIF", "??"))
                .satisfiesOnlyOnce(
                        body -> assertThat(body).startsWith("Bonjour").contains("10,00\u00a0€"))
                .satisfiesOnlyOnce(
                        body -> assertThat(body).startsWith("Bonjour").contains(" 5,00\u00a0€"));
    }

    @Test
    void thePractitionerHearsThatARefundCameBackAndIsStillOwed() throws Exception {
        var refund = give(10_00);
        fail(refund);
        look();
        look();

        untilLeft("refund-came-back:" + refund.id());
        var mails = received(practice.email(), "Un remboursement n’est pas arrivé – réf. ");
        assertThat(mails).hasSize(1);
        assertThat(Mails.bodies(mails.getFirst()))
                .allSatisfy(body -> assertThat(body)
                        .contains(
                                "10,00\u00a0€", "Vous la devez toujours", "/consultations/" + payment.consultationId())
                        .doesNotContain("??"));
    }

    @Test
    void aRefundThatCameBackBeforeTheMailLeftIsNotAnnounced() {
        var refund = whileNoMailLeaves(() -> {
            var given = give(10_00);
            untilStuck("refund-given:" + given.id());
            fail(given);
            look();
            return given;
        });

        await().atMost(PATIENCE).until(() -> statusOf("refund-given:" + refund.id()) == EmailStatus.DROPPED);
        untilLeft("refund-came-back:" + refund.id());
        assertThat(received(patient(), "Un remboursement")).isEmpty();
    }

    @Test
    void thePractitionerHearsOfADisputeAndItsDeadlineOnce() throws Exception {
        var dispute = open();
        lookAtDisputes();

        untilLeft("dispute-opened:" + dispute);
        var mails = received(practice.email(), DISPUTED);
        assertThat(mails).hasSize(1);
        assertThat(Mails.bodies(mails.getFirst()))
                .allSatisfy(body -> assertThat(body)
                        .contains("25,00\u00a0€", "Répondre avant le", "(heure de Paris)", "/disputes/" + dispute)
                        .doesNotContain("??"));
    }

    @Test
    void howItEndedIsSaidInWords() throws Exception {
        var lost = open();
        close(false);
        untilLeft("dispute-closed:" + lost);
        assertThat(Mails.bodies(received(practice.email(), DECIDED).getFirst()))
                .allSatisfy(body -> assertThat(body)
                        .contains("Vous avez perdu", "/disputes/" + lost)
                        .doesNotContain("??"));

        payment = given.paid(given.anUnpaidNote(practice));
        var won = open();
        close(true);
        lookAtDisputes();
        untilLeft("dispute-closed:" + won);
        var both = received(practice.email(), DECIDED);
        assertThat(both).hasSize(2);
        assertThat(Mails.bodies(both.getLast()))
                .allSatisfy(body -> assertThat(body).contains("Vous avez gagné"));
    }

    @Test
    void aDisputeThatEndedBeforeTheMailLeftAsksForNoAnswer() {
        var dispute = whileNoMailLeaves(() -> {
            var opened = open();
            untilStuck("dispute-opened:" + opened);
            close(false);
            return opened;
        });

        await().atMost(PATIENCE).until(() -> statusOf("dispute-opened:" + dispute) == EmailStatus.DROPPED);
        untilLeft("dispute-closed:" + dispute);
        assertThat(received(practice.email(), DISPUTED)).isEmpty();
    }

    @Test
    void aTransferThatFailedIsToldWithItsReasonOnce() throws Exception {
        given.stripe().advance(Duration.ofDays(10));
        var payout = given.stripe().startPayout(practice.account()).orElseThrow();
        payouts.refresh(practice.account(), payout);
        given.stripe().failPayout(payout, "account_closed");
        payouts.refresh(practice.account(), payout);
        payouts.refresh(practice.account(), payout);

        var mails = Mails.await(practice.email(), "Un virement n’est pas arrivé à votre banque");
        assertThat(mails).hasSize(1);
        assertThat(Mails.bodies(mails.getFirst()))
                .allSatisfy(body -> assertThat(body)
                        .contains("le compte bancaire est clôturé", "/account/bank")
                        .doesNotContain("??"));
    }

    @Test
    void newsSeenOnceMoreIsNoNews() {
        var refund = give(10_00);
        var dispute = open();
        var opened = new DisputeOpened(dispute, payment.id(), practice.id());
        var closed = new DisputeClosed(dispute, payment.id(), practice.id());
        var back = new RefundCameBack(refund.id(), payment.id(), practice.id());
        var given = new RefundGiven(refund.id(), payment.id(), practice.id());
        var news = List.of(opened, closed, back, given);
        var written = written();

        transaction.executeWithoutResult(status -> news.forEach(events::publishEvent));
        transaction.executeWithoutResult(status -> news.forEach(events::publishEvent));

        assertThat(written()).as("one for each that was new: closed, back").isEqualTo(written + 2);
    }

    private long written() {
        return database.sql("select count(*) from email_message where matter_id is not null and practitioner_id = ?")
                .param(practice.id())
                .query(Long.class)
                .single();
    }

    @Test
    void subjectsNameNobodyAndNothing() {
        var refund = give(10_00);
        fail(refund);
        look();
        var dispute = open();
        close(true);

        untilLeft("refund-came-back:" + refund.id(), "dispute-closed:" + dispute);
        assertThat(List.of(practice.email(), patient()))
                .flatMap(Mails::received)
                .map(Mails::subject)
                .allSatisfy(subject -> assertThat(subject)
                        .doesNotContainIgnoringCase("durand")
                        .doesNotContainIgnoringCase("martin")
                        .doesNotContain("€")
                        .doesNotContain("10,"));
    }

    private <T> T whileNoMailLeaves(Supplier<T> what) {
        Embedded.mailbox().stop();
        try {
            return what.get();
        } finally {
            Embedded.mailbox().start();
            outbox.sweep();
        }
    }

    private Refund give(long cents) {
        return refunds.refund(
                new RefundOrder(
                        UuidCreator.getTimeOrderedEpoch(),
                        payment.id(),
                        practice.id(),
                        Money.ofCents(cents),
                        RefundReason.OTHER,
                        "MOTIF",
                        practice.who().accountId()),
                Cause.practitioner(practice.who()));
    }

    private void fail(Refund refund) {
        given.stripe().failRefund(payment.payee(), Objects.requireNonNull(refund.gatewayId()));
    }

    private void look() {
        refunds.refresh(payment.id(), Cause.SWEEPER);
    }

    private UUID open() {
        given.stripe().openDispute(payment.payee(), Objects.requireNonNull(payment.chargeId()));
        lookAtDisputes();
        return disputes.ofPayment(payment.id()).getFirst().id();
    }

    private void close(boolean won) {
        var dispute = disputes.ofPayment(payment.id()).getFirst();
        given.stripe().closeDispute(payment.payee(), dispute.gatewayId(), won);
        lookAtDisputes();
    }

    private void lookAtDisputes() {
        disputes.refresh(payment.id(), Cause.SWEEPER);
    }

    private void untilLeft(String... onceKeys) {
        await().atMost(PATIENCE)
                .until(() -> List.of(onceKeys).stream().allMatch(key -> statusOf(key) == EmailStatus.SENT));
    }

    private void untilStuck(String onceKey) {
        await().atMost(PATIENCE)
                .until(() -> Refusal.UNREACHABLE.equals(
                        messages.findByOnceKey(onceKey).orElseThrow().failure()));
    }

    private EmailStatus statusOf(String onceKey) {
        return messages.findByOnceKey(onceKey).orElseThrow().status();
    }

    private static List<String> bodiesOf(List<MimeMessage> mails) throws Exception {
        var bodies = new ArrayList<String>();
        for (var mail : mails) {
            bodies.addAll(Mails.bodies(mail));
        }
        return bodies;
    }

    private static List<MimeMessage> received(String recipient, String subject) {
        return Mails.received(recipient).stream()
                .filter(mail -> Mails.subject(mail).startsWith(subject))
                .toList();
    }

    private String patient() {
        return consultations.participant(payment.participantId()).email();
    }
}
