package fr.honoraire.billing.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Note;
import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentView;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.NotFound;
import fr.honoraire.simulator.wire.Fault;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Giving money back, and everything that may come between the wish and the patient's card. */
@IntegrationTest
class RefundTest {

    private static final int ALWAYS = 1000;
    private static final String REFUNDS = "/v1/refunds.*";

    @Autowired
    private Given given;

    @Autowired
    private RefundService refunds;

    @Autowired
    private RefundBooks books;

    @Autowired
    private RefundGateway gateway;

    @Autowired
    private PaymentService payments;

    @Autowired
    private NoteService notes;

    @Autowired
    private JdbcClient database;

    private Practice practice;
    private Payment payment;

    @BeforeEach
    void aPaidNote() {
        practice = given.aPractice();
        payment = given.paid(given.anUnpaidNote(practice));
    }

    @AfterEach
    void calm() {
        given.stripe().faults().clear();
        given.stripe().dropWebhooks(false);
        given.today();
    }

    @Test
    void aRefundOfAllTakesTheNoteBackByACreditNote() {
        var refund = give(25_00);

        assertThat(refund.status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(view()).isEqualTo(PaymentView.REFUNDED);
        assertThat(creditNotes())
                .extracting(Note::number, Note::amount)
                .containsExactly(tuple("A2026-0001", Money.ofCents(25_00)));
    }

    @Test
    void refundsOfPartsEachHaveTheirCreditNoteAndStopAtTheNote() {
        give(10_00);
        give(10_00);

        assertThatThrownBy(() -> give(5_01)).hasMessage("MORE_THAN_LEFT");
        assertThat(view()).isEqualTo(PaymentView.PARTLY_REFUNDED);
        give(5_00);

        assertThat(view()).isEqualTo(PaymentView.REFUNDED);
        assertThat(creditNotes())
                .extracting(Note::amount)
                .containsExactly(Money.ofCents(10_00), Money.ofCents(10_00), Money.ofCents(5_00));
        assertThatThrownBy(() -> give(1)).hasMessage("MORE_THAN_LEFT");
    }

    @Test
    void aFormSentTwiceAtOnceGivesOnce() {
        var order = order(10_00);

        var given = AtOnce.times(4, () -> refunds.refund(order, by(practice)).id());

        assertThat(given).containsOnly(given.getFirst());
        assertThat(atStripe()).hasSize(1);
    }

    @Test
    void manyAtOnceNeverGiveMoreThanWasPaid() {
        var outcomes =
                AtOnce.times(5, () -> AtOnce.quietly(() -> give(10_00).status().name()));

        assertThat(outcomes).filteredOn("SUCCEEDED"::equals).hasSize(2);
        assertThat(outcomes).filteredOn("MORE_THAN_LEFT"::equals).hasSize(3);
        assertThat(payments.get(payment.id()).refunded()).isEqualTo(Money.ofCents(20_00));
        assertThat(atStripe()).hasSize(2);
    }

    @Test
    void oursThatSomebodyElseSeesAtStripeBeforeItsAnswerIsHereIsNotTakenForAnother() {
        var wished = books.request(order(10_00), by(practice));
        var seen = gateway.refund(
                wished.id(), wished.attempt(), payment.payee(), gatewayId(), wished.amount(), wished.reason());

        // Whoever asked before it was wished does not know of it.
        assertThat(books.adopt(payment.id(), seen, Cause.SWEEPER).id()).isEqualTo(wished.id());
        books.observe(wished.id(), seen, by(practice));

        assertThat(refunds.ofPayment(payment.id())).hasSize(1);
        assertThat(payments.get(payment.id()).refunded()).isEqualTo(Money.ofCents(10_00));
    }

    @Test
    void nothingIsGivenBackOfWhatIsNotPaid() {
        payment = given.anUnpaidNote(practice);
        assertThatThrownBy(() -> give(5_00)).hasMessage("NOT_PAID");
    }

    @Test
    void anotherPractitionersPaymentIsUnknown() {
        practice = given.aPractice();
        assertThatThrownBy(() -> give(5_00)).isInstanceOf(NotFound.class);
    }

    @Test
    void aRefundWhoseAnswerGotLostIsGivenOnceAfterAskingFirst() {
        given.stripe().dropWebhooks(true);
        given.stripe().faults().next(ALWAYS, "POST", REFUNDS, Fault.DROP_AFTER);
        var refund = give(10_00);
        assertThat(refund.status()).isEqualTo(RefundStatus.REQUESTED);
        assertThat(refund.unsureSince()).isNotNull();

        given.stripe().faults().clear();
        given.later(Duration.ofSeconds(50));
        refunds.refresh(payment.id(), Cause.SWEEPER);

        assertThat(refunds.get(refund.id()).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(refunds.get(refund.id()).unsureSince()).isNull();
        assertThat(atStripe()).hasSize(1);
        assertThat(creditNotes()).hasSize(1);
    }

    @Test
    void aFailureThatStripeRepeatsUnderItsKeyIsLeftByAnotherOnceNothingCanBeUnderWay() {
        given.stripe().dropWebhooks(true);
        given.stripe().faults().next(ALWAYS, "POST", REFUNDS, Fault.ERROR_BEFORE);
        var refund = give(10_00);
        given.stripe().faults().clear();
        refunds.refresh(payment.id(), Cause.SWEEPER);
        assertThat(refunds.get(refund.id()).status()).isEqualTo(RefundStatus.REQUESTED);

        given.later(Duration.ofSeconds(50));
        refunds.refresh(payment.id(), Cause.SWEEPER);

        assertThat(refunds.get(refund.id()).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(atStripe()).hasSize(1);
    }

    @Test
    void stripeNotEvenAnsweringTheQuestionLeavesItToTheSweeper() {
        given.stripe().faults().next(ALWAYS, "*", REFUNDS, Fault.ERROR_BEFORE);
        var refund = give(10_00);
        assertThatThrownBy(() -> refunds.refresh(payment.id(), Cause.SWEEPER)).isInstanceOf(GatewayUnsure.class);
        assertThat(refunds.get(refund.id()).status()).isEqualTo(RefundStatus.REQUESTED);
    }

    @Test
    void aRefundMadeOnStripesDashboardIsTakenOverWithItsCreditNote() {
        given.untilHandled();
        given.stripe().dropWebhooks(true);
        given.stripe().refund(payment.payee(), gatewayId(), 7_00);

        refunds.refresh(payment.id(), Cause.SWEEPER);
        refunds.refresh(payment.id(), Cause.SWEEPER);

        assertThat(refunds.ofPayment(payment.id()))
                .extracting(Refund::amount, Refund::reason, Refund::status)
                .containsExactly(tuple(Money.ofCents(7_00), RefundReason.AT_STRIPE, RefundStatus.SUCCEEDED));
        assertThat(creditNotes()).extracting(Note::amount).containsExactly(Money.ofCents(7_00));
        assertThat(view()).isEqualTo(PaymentView.PARTLY_REFUNDED);
    }

    @Test
    void whatTheDashboardGaveMeanwhileIsNotGivenAgain() {
        given.untilHandled();
        given.stripe().dropWebhooks(true);
        given.stripe().refund(payment.payee(), gatewayId(), 20_00);

        var refund = give(10_00);
        refunds.refresh(payment.id(), Cause.SWEEPER);

        assertThat(refund.status()).isEqualTo(RefundStatus.REFUSED);
        assertThat(payments.get(payment.id()).refunded()).isEqualTo(Money.ofCents(20_00));
        assertThat(creditNotes()).extracting(Note::amount).containsExactly(Money.ofCents(20_00));
    }

    @Test
    void aRefundThatTheBankSentBackIsOwedAndCanBeGivenAgainUnderTheSameCreditNote() {
        var refund = give(10_00);
        given.stripe().failRefund(payment.payee(), Objects.requireNonNull(refund.gatewayId()));
        refunds.refresh(payment.id(), Cause.SWEEPER);
        assertThat(refunds.get(refund.id()).isOwed()).isTrue();
        assertThat(view()).isEqualTo(PaymentView.PAID);
        assertThat(refunds.left(payments.get(payment.id()))).isEqualTo(Money.ofCents(15_00));

        var again = repeat(refund);

        assertThat(again.status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(creditNotes()).hasSize(1);
        assertThat(view()).isEqualTo(PaymentView.PARTLY_REFUNDED);
        assertThatThrownBy(() -> repeat(refund)).hasMessage("NOT_TO_REPEAT");
    }

    @Test
    void whatCameBackCanBeGivenByOtherMeansInsteadAndOnce() {
        var refund = give(10_00);
        given.stripe().failRefund(payment.payee(), Objects.requireNonNull(refund.gatewayId()));
        refunds.refresh(payment.id(), Cause.SWEEPER);

        var given = refunds.givenOtherwise(refund.id(), practice.id(), OtherMeans.VIREMENT, by(practice));

        assertThat(given.isOwed()).isFalse();
        assertThatThrownBy(() -> repeat(refund)).hasMessage("NOT_TO_REPEAT");
    }

    @Test
    void whatIsContestedIsNotGivenBackBesides() {
        given.stripe().openDispute(payment.payee(), Objects.requireNonNull(payment.chargeId()));
        given.untilHandled();

        assertThatThrownBy(() -> give(5_00)).hasMessage("DISPUTED");
    }

    @Test
    void whatStripeNoLongerShowsUsDoesNotKeepTheOthersWaiting() {
        var refund = give(10_00);
        given.forget(List.of(payment.payee()));
        given.overdue("refund", refund.id());

        refunds.sweep(ALWAYS);

        assertThat(given.isOverdue("refund", refund.id())).isFalse();
    }

    @Test
    void theJournalTellsEachStepOfTheRefund() {
        var refund = give(10_00);
        var steps = database.sql("select to_status from money_journal where refund_id = :id order by id")
                .param("id", refund.id())
                .query(String.class)
                .list();
        assertThat(steps).containsExactly("REQUESTED", "SUCCEEDED");
    }

    @Test
    void theTablesRefuseWhatTheServicesWouldNeverDo() {
        var refund = give(20_00);
        assertRefused("update refund set status = 'REQUESTED', gateway_id = null where id = :id", refund.id());
        assertRefused("update refund set amount_cents = 1 where id = :id", refund.id());
        assertRefused("delete from refund where id = :id", refund.id());
        assertRefused("update payment set refunded_cents = 25_01 where id = :id", payment.id());
        assertRefused("""
                insert into refund (id, version, payment_id, practitioner_id, amount_cents, status, reason, request_id,
                    requested_at)
                select gen_random_uuid(), 0, id, practitioner_id, 501, 'REQUESTED', 'OTHER', gen_random_uuid(), now()
                  from payment where id = :id""", payment.id());
    }

    private void assertRefused(String statement, UUID id) {
        assertThatThrownBy(() -> database.sql(statement).param("id", id).update())
                .isInstanceOf(DataAccessException.class);
    }

    private Refund give(long cents) {
        return refunds.refund(order(cents), by(practice));
    }

    private RefundOrder order(long cents) {
        return new RefundOrder(
                UuidCreator.getTimeOrderedEpoch(),
                payment.id(),
                practice.id(),
                Money.ofCents(cents),
                RefundReason.PATIENT_REQUEST,
                "",
                practice.who().accountId());
    }

    private Refund repeat(Refund refund) {
        return refunds.repeat(
                refund.id(),
                practice.id(),
                UuidCreator.getTimeOrderedEpoch(),
                practice.who().accountId(),
                by(practice));
    }

    private PaymentView view() {
        return payments.get(payment.id()).view();
    }

    private List<Note> creditNotes() {
        return notes.creditNotesOf(notes.get(payment.noteId()));
    }

    private List<GatewayRefund> atStripe() {
        return gateway.of(payment.payee(), gatewayId());
    }

    private String gatewayId() {
        return Objects.requireNonNull(payment.gatewayId());
    }

    private static Cause by(Practice practice) {
        return Cause.practitioner(practice.who());
    }
}
