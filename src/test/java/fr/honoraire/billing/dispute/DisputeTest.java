package fr.honoraire.billing.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentView;
import fr.honoraire.shared.Money;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A patient contests a payment at his bank. */
@IntegrationTest
class DisputeTest {

    @Autowired
    private Given given;

    @Autowired
    private DisputeService disputes;

    @Autowired
    private PaymentService payments;

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
        given.stripe().dropWebhooks(false);
        given.today();
    }

    @Test
    void anOpenDisputeTakesTheMoneyAndAFeeAndHasADeadline() {
        open();

        var dispute = theDispute();
        assertThat(dispute.status()).isEqualTo(DisputeStatus.NEEDS_RESPONSE);
        assertThat(dispute.withdrawn()).isEqualTo(Money.ofCents(25_00));
        assertThat(dispute.fee()).isEqualTo(Money.ofCents(20_00));
        assertThat(dispute.awaitsAnswer(given.stripe().now())).isTrue();
        assertThat(view()).isEqualTo(PaymentView.DISPUTED);
    }

    @Test
    void aWonDisputeLeavesThePaymentAsItWas() {
        given.stripe().closeDispute(payment.payee(), open(), true);
        look();

        assertThat(theDispute().status()).isEqualTo(DisputeStatus.WON);
        assertThat(theDispute().withdrawn()).isEqualTo(Money.ZERO);
        assertThat(view()).isEqualTo(PaymentView.PAID);
    }

    @Test
    void aLostDisputeLeavesTheMoneyWithThePatient() {
        given.stripe().closeDispute(payment.payee(), open(), false);
        look();

        assertThat(theDispute().status()).isEqualTo(DisputeStatus.LOST);
        assertThat(payments.get(payment.id()).disputed()).isEqualTo(Money.ofCents(25_00));
        assertThat(view()).isEqualTo(PaymentView.DISPUTE_LOST);
    }

    @Test
    void anEventIsEnoughToLearnOfIt() {
        given.stripe().openDispute(payment.payee(), Objects.requireNonNull(payment.chargeId()));
        given.untilHandled();

        assertThat(theDispute().status()).isEqualTo(DisputeStatus.NEEDS_RESPONSE);
    }

    @Test
    void sayingItTwiceTellsItOnce() {
        open();
        look();

        var steps = database.sql("select to_status from money_journal where dispute_id = :id order by id")
                .param("id", theDispute().id())
                .query(String.class)
                .list();
        assertThat(steps).containsExactly("NEEDS_RESPONSE");
    }

    @Test
    void whatStripeNoLongerShowsUsDoesNotKeepTheOthersWaiting() {
        open();
        given.forget(List.of(payment.payee()));
        given.overdue("dispute", theDispute().id());

        disputes.sweep(1000);

        assertThat(given.isOverdue("dispute", theDispute().id())).isFalse();
    }

    @Test
    void theTableKnowsTheLegalMoves() {
        given.stripe().closeDispute(payment.payee(), open(), false);
        look();
        assertThatThrownBy(() -> database.sql(
                                "update dispute set status = 'NEEDS_RESPONSE', closed_at = null where id = :id")
                        .param("id", theDispute().id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    /** We hear of it by looking alone. */
    private String open() {
        given.stripe().dropWebhooks(true);
        var id = given.stripe().openDispute(payment.payee(), Objects.requireNonNull(payment.chargeId()));
        look();
        return id;
    }

    private void look() {
        disputes.refresh(payment.id(), Cause.SWEEPER);
    }

    private Dispute theDispute() {
        var all = disputes.ofPayment(payment.id());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private PaymentView view() {
        return payments.get(payment.id()).view();
    }
}
