package fr.honoraire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.EventListParams;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a contested payment goes through. */
class SimulatedDisputesTest {

    private static StripeSimulator stripe;
    private static TestPlatform platform;

    private String account;

    @BeforeAll
    static void start() {
        stripe = StripeSimulator.start(0);
        platform = new TestPlatform(stripe);
    }

    @AfterAll
    static void stop() {
        stripe.close();
    }

    @BeforeEach
    void anAccount() throws StripeException {
        account = platform.readyAccount();
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(stripe.ledgerProblems()).isEmpty();
        stripe.reset();
    }

    @Test
    void partOfAChargeMayBeContested() throws StripeException {
        var charge = paid();

        var dispute = stripe.openDispute(account, charge, 1000);

        assertThat(read(dispute).getAmount()).isEqualTo(1000);
        assertThat(net()).isEqualTo(2437 - 1000 - 2000);
        assertThat(types()).contains("charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.updated");
    }

    @Test
    void nobodyContestsMoreThanIsLeft() throws StripeException {
        var charge = paid();
        stripe.openDispute(account, charge, 1000);

        assertThatThrownBy(() -> stripe.openDispute(account, charge, 1501)).hasMessageContaining("1500");
    }

    @Test
    void evidenceIsStagedThenSubmittedOnce() throws StripeException {
        var dispute = stripe.openDispute(account, paid());

        answer(dispute, "joined the call", false);
        assertThat(read(dispute).getStatus()).isEqualTo("needs_response");
        assertThat(read(dispute).getEvidenceDetails().getHasEvidence()).isTrue();

        answer(dispute, "joined the call at 10:02", true);
        assertThat(read(dispute).getStatus()).isEqualTo("under_review");
        assertThat(read(dispute).getEvidenceDetails().getSubmissionCount()).isEqualTo(1);
        assertThatThrownBy(() -> answer(dispute, "again", true)).hasMessageContaining("does not take evidence");

        stripe.closeDispute(account, dispute, true);
        assertThat(net()).isEqualTo(2437 - 2000);
        assertThat(types()).contains("charge.dispute.funds_reinstated", "charge.dispute.closed");
    }

    @Test
    void itMayBeTooLateToAnswer() throws StripeException {
        var dispute = stripe.openDispute(account, paid());
        stripe.advance(Duration.ofDays(10));

        assertThat(read(dispute).getEvidenceDetails().getPastDue()).isTrue();
        assertThatThrownBy(() -> answer(dispute, "too late", true)).hasMessageContaining("does not take evidence");
    }

    @Test
    void theEvidenceOfTestModeDecides() throws StripeException {
        var won = stripe.openDispute(account, paid());
        var lost = stripe.openDispute(account, paid());

        answer(won, "winning_evidence", true);
        answer(lost, "losing_evidence", true);

        assertThat(read(won).getStatus()).isEqualTo("won");
        assertThat(read(lost).getStatus()).isEqualTo("lost");
    }

    @Test
    void givingInLoses() throws StripeException {
        var dispute = stripe.openDispute(account, paid());

        var closed = platform.client()
                .v1()
                .disputes()
                .close(dispute, DisputeCloseParams.builder().build(), TestPlatform.on(account));

        assertThat(closed.getStatus()).isEqualTo("lost");
    }

    @Test
    void anInquiryMovesNoMoneyUnlessTheBankInsists() throws StripeException {
        var first = stripe.openInquiry(account, paid());
        answer(first, "joined the call", true);
        assertThat(read(first).getStatus()).isEqualTo("warning_under_review");
        stripe.closeDispute(account, first, true);
        assertThat(read(first).getStatus()).isEqualTo("warning_closed");
        assertThat(net()).isEqualTo(2437);

        var second = stripe.openInquiry(account, paid());
        stripe.escalateInquiry(account, second);
        assertThat(read(second).getStatus()).isEqualTo("needs_response");
        assertThat(net()).isEqualTo(2437 + 2437 - 2500 - 2000);
    }

    private String paid() throws StripeException {
        var intent = platform.intent(account, 2500);
        stripe.payIntent(account, intent.getId(), "4242424242424242");
        return platform.read(account, intent).getLatestCharge();
    }

    private void answer(String dispute, String text, boolean submit) throws StripeException {
        var evidence = DisputeUpdateParams.Evidence.builder()
                .setUncategorizedText(text)
                .build();
        var params = DisputeUpdateParams.builder()
                .setEvidence(evidence)
                .setSubmit(submit)
                .build();
        platform.client().v1().disputes().update(dispute, params, TestPlatform.on(account));
    }

    private Dispute read(String dispute) throws StripeException {
        return platform.client()
                .v1()
                .disputes()
                .retrieve(dispute, DisputeRetrieveParams.builder().build(), TestPlatform.on(account));
    }

    private long net() throws StripeException {
        var params = BalanceTransactionListParams.builder().setLimit(100L).build();
        return platform.client().v1().balanceTransactions().list(params, TestPlatform.on(account)).getData().stream()
                .mapToLong(BalanceTransaction::getNet)
                .sum();
    }

    private List<String> types() throws StripeException {
        var params = EventListParams.builder().setLimit(100L).build();
        return platform.client().v1().events().list(params, TestPlatform.on(account)).getData().stream()
                .map(Event::getType)
                .toList();
    }
}
