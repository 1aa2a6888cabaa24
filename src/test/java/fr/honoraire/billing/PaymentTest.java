package fr.honoraire.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a payment may move. */
class PaymentTest {

    private static final Money FEE = Money.ofCents(25_00);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final Payment payment = new Payment(note(), "acct_1", "", NOW);

    @Test
    void aConfirmedPaymentIsPaidOnce() {
        assertThat(payment.observe(seen(PaymentStatus.PROCESSING, null), NOW)).isTrue();
        assertThat(payment.observe(seen(PaymentStatus.PAID, null), NOW)).isTrue();
        assertThat(payment.observe(seen(PaymentStatus.PAID, null), NOW.plusSeconds(5)))
                .isFalse();
        assertThat(payment.paidAt()).isEqualTo(NOW);
    }

    @Test
    void aDeclinedCardLeavesItOpenAndSaysWhy() {
        payment.observe(seen(PaymentStatus.OPEN, "insufficient_funds"), NOW);
        assertThat(payment.status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(payment.view()).isEqualTo(PaymentView.DECLINED);
        payment.observe(seen(PaymentStatus.PAID, null), NOW);
        assertThat(payment.view()).isEqualTo(PaymentView.PAID);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentStatus.class,
            names = {"OPEN", "PROCESSING"})
    void anAnswerReadBeforeItWasPaidIsIgnored(PaymentStatus stale) {
        payment.observe(seen(PaymentStatus.PAID, null), NOW);
        assertThat(payment.observe(seen(stale, "generic_decline"), NOW)).isFalse();
        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(payment.declineCode()).isNull();
    }

    @Test
    void paidAfterCancelledIsForAPersonToLookAt() {
        payment.observe(seen(PaymentStatus.CANCELED, null), NOW);
        assertThatThrownBy(() -> payment.observe(seen(PaymentStatus.PAID, null), NOW))
                .isInstanceOf(ConflictingEndings.class);
    }

    @Test
    void anotherAmountAtTheGatewayIsNeverTakenOver() {
        var other = new GatewayPayment("pi_1", PaymentStatus.PAID, Money.ofCents(1), null, "ch_1", null, null);
        assertThatThrownBy(() -> payment.observe(other, NOW)).isInstanceOf(AmountsDiffer.class);
        assertThat(payment.status()).isEqualTo(PaymentStatus.OPEN);
    }

    @Test
    void whatTheGatewayCancelsEndsAsWhatThePractitionerWanted() {
        payment.wantClosedAs(PaymentStatus.SETTLED_OTHERWISE, OtherMeans.CHEQUE, NOW);
        payment.observe(seen(PaymentStatus.CANCELED, null), NOW);
        assertThat(payment.status()).isEqualTo(PaymentStatus.SETTLED_OTHERWISE);
        assertThat(payment.observe(seen(PaymentStatus.CANCELED, null), NOW)).isFalse();
    }

    @Test
    void aPaymentThatArrivesWhileItIsBeingCancelledIsKept() {
        payment.wantClosedAs(PaymentStatus.CANCELED, null, NOW);
        payment.observe(seen(PaymentStatus.PAID, null), NOW);
        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void whatTheGatewayNeverHeardOfClosesWithoutIt() {
        payment.wantClosedAs(PaymentStatus.CANCELED, null, NOW);
        assertThat(payment.closeUnopened(NOW)).isTrue();
        assertThat(payment.status()).isEqualTo(PaymentStatus.CANCELED);
    }

    @Test
    void aPaidOneIsLookedAtUntilStripeSaysWhatItKept() {
        payment.observe(seen(PaymentStatus.PAID, null), NOW);
        assertThat(payment.checkAt()).isEqualTo(NOW.plusSeconds(15));
        var settlement = new GatewayPayment.Settlement(
                "txn_1", Money.ofCents(63), Money.ofCents(24_37), NOW.plus(Duration.ofDays(3)));
        payment.observe(
                new GatewayPayment("pi_1", PaymentStatus.PAID, FEE, null, "ch_1", "visa 4242", settlement), NOW);
        assertThat(payment.net()).isEqualTo(Money.ofCents(24_37));
        assertThat(payment.checkAt()).isNull();
    }

    @Test
    void anUnansweredQuestionIsAskedAgainEveryTwentySecondsHoweverLongThatTakes() {
        for (var tries = 0; tries < 100; tries++) {
            var then = NOW.plusSeconds(20L * tries);
            payment.becomeUnsure(then);
            assertThat(payment.checkAt()).isEqualTo(then.plusSeconds(20));
        }
        assertThat(payment.unsureSince()).isEqualTo(NOW);
        payment.observe(seen(PaymentStatus.OPEN, null), NOW);
        assertThat(payment.unsureSince()).isNull();
        assertThat(payment.checkAt()).isNull();
    }

    private static GatewayPayment seen(PaymentStatus status, @Nullable String declineCode) {
        var charge = status == PaymentStatus.PAID ? "ch_1" : null;
        return new GatewayPayment("pi_1", status, FEE, declineCode, charge, null, null);
    }

    private static Note note() {
        var draft = new NoteDraft(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                null,
                UUID.randomUUID(),
                NOW,
                "Téléconsultation",
                FEE,
                "Jeanne Durand",
                "Dr Camille Martin EI",
                "TVA non applicable");
        return new Note(draft, new NoteNumber(Series.NOTE, 2026, 1), NOW);
    }
}
