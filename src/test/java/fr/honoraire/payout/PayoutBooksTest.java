package fr.honoraire.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.shared.Money;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transfers, what they are made of, and where the money of a failed one went. */
@IntegrationTest
class PayoutBooksTest {

    private static final Instant NOON = Instant.parse("2026-11-10T11:00:00Z");

    @Autowired
    private PayoutBooks books;

    @Autowired
    private PayoutService service;

    @Autowired
    private Payouts payouts;

    @Autowired
    private RefundService refunds;

    @Autowired
    private Given given;

    @Autowired
    private JdbcClient database;

    private Practice practice;

    @BeforeEach
    void aPracticeOfWhichNoEventTells() {
        practice = given.aPractice();
        given.stripe().dropWebhooks(true);
    }

    @AfterEach
    void eventsAgain() {
        given.stripe().dropWebhooks(false);
        given.today();
    }

    @Test
    void aNewTransferToldOfManyTimesAtOnceIsWrittenOnceAndQuietly() {
        var seen = transfer("po_" + UUID.randomUUID(), PayoutStatus.IN_TRANSIT, 2437);

        var written = AtOnce.times(12, () -> books.observe(practice.id(), seen).id());

        assertThat(written).hasSize(12).containsOnly(written.getFirst());
    }

    @Test
    void whatStripeNoLongerShowsUsDoesNotKeepTheOthersWaiting() {
        var payout = books.observe(practice.id(), transfer("po_" + UUID.randomUUID(), PayoutStatus.IN_TRANSIT, 2437));
        given.overdue("payout", payout.id());

        service.sweep(1000);

        assertThat(given.isOverdue("payout", payout.id())).isFalse();
    }

    @Test
    void itsLinesReadTwiceAtOnceAreWrittenOnceAndQuietly() {
        var seen = transfer("po_" + UUID.randomUUID(), PayoutStatus.PAID, 2437);
        var payout = books.observe(practice.id(), seen);
        var lines = List.of(line("txn_" + UUID.randomUUID()), line("txn_" + UUID.randomUUID()));

        AtOnce.times(8, () -> {
            books.takeOver(practice.id(), seen.id(), lines);
            return "done";
        });

        assertThat(linesOf(payout.id())).isEqualTo(2);
    }

    @Test
    void theSameMoneyIsInOneTransferThatHoldsAtMost() {
        var line = line("txn_" + UUID.randomUUID());
        var first = aTransfer(PayoutStatus.PAID);
        var second = aTransfer(PayoutStatus.PAID);
        books.takeOver(practice.id(), first.gatewayId(), List.of(line));

        assertThatThrownBy(() -> books.takeOver(practice.id(), second.gatewayId(), List.of(line)))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(linesOf(second.id())).isZero();

        books.observe(practice.id(), transfer(first.gatewayId(), PayoutStatus.FAILED, 2437));
        books.takeOver(practice.id(), second.gatewayId(), List.of(line));
        assertThat(linesOf(second.id())).isEqualTo(1);
    }

    @Test
    void theDatabaseRefusesItEvenOfTwoWritersAtOnce() {
        var transaction = "txn_" + UUID.randomUUID();
        var writers = IntStream.range(0, 6)
                .mapToObj(writer -> aTransfer(PayoutStatus.IN_TRANSIT))
                .map(payout -> (Callable<String>) () -> AtOnce.quietly(() -> written(payout, transaction)))
                .toList();

        assertThat(AtOnce.all(writers)).filteredOn("written"::equals).hasSize(1);
        assertThat(database.sql("select count(*) from payout_line where balance_transaction_id = ? and is_held")
                        .param(transaction)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private String written(Payout payout, String transaction) {
        database.sql("""
                        insert into payout_line (id, version, payout_id, practitioner_id, balance_transaction_id, kind,
                            gross_cents, fee_cents, net_cents, happened_at)
                        values (?, 0, ?, ?, ?, 'PAYMENT', 2500, 63, 2437, now())""")
                .params(UUID.randomUUID(), payout.id(), practice.id(), transaction)
                .update();
        return "written";
    }

    @Test
    void aLineMayStandInAFailedTransferAndInTheNextWhicheverIsReadFirst() {
        var line = line("txn_" + UUID.randomUUID());
        var failed = aTransfer(PayoutStatus.FAILED);
        var next = aTransfer(PayoutStatus.PAID);

        books.takeOver(practice.id(), next.gatewayId(), List.of(line));
        books.takeOver(practice.id(), failed.gatewayId(), List.of(line));

        assertThat(linesOf(failed.id())).isEqualTo(1);
        assertThat(linesOf(next.id())).isEqualTo(1);
    }

    @Test
    void aPaidTransferThatFailsLeavesAgainInTheNextAndItsNotesWithIt() {
        var payment = aPaidNote();
        var first = settled();
        assertThat(standing(payment)).isEqualTo(PayoutStatus.PAID);

        given.stripe().failPayout(first, "account_closed");
        read(first);
        assertThat(standing(payment)).isEqualTo(PayoutStatus.FAILED);

        newIban();
        var second = settled();
        assertThat(payout(first).returnedIntoId()).isEqualTo(payout(second).id());
        assertThat(payout(first).failedAt()).isNotNull();
        assertThat(standing(payment)).isEqualTo(PayoutStatus.PAID);
        assertThat(sumOf(second)).isEqualTo(payout(second).amount());
    }

    @Test
    void aTransferThatFailsTwiceIsFollowedToWhereItsMoneyIs() {
        var payment = aPaidNote();
        var first = settled();
        failed(first);
        newIban();
        var second = settled();
        failed(second);
        assertThat(standing(payment)).isEqualTo(PayoutStatus.FAILED);

        newIban();
        var third = settled();

        assertThat(payout(first).returnedIntoId()).isEqualTo(payout(third).id());
        assertThat(payout(second).returnedIntoId()).isEqualTo(payout(third).id());
        assertThat(standing(payment)).isEqualTo(PayoutStatus.PAID);
    }

    @Test
    void aRefundInBetweenIsTakenOffTheTransferThatBringsTheMoneyAgain() {
        var payment = aPaidNote();
        var first = settled();
        failed(first);
        given.stripe().refund(payment.payee(), Objects.requireNonNull(payment.gatewayId()), 1000);
        newIban();
        var second = settled();

        assertThat(payout(first).returnedIntoId()).isEqualTo(payout(second).id());
        assertThat(payout(second).amount()).isEqualTo(payout(first).amount().minus(Money.ofCents(1000)));
        assertThat(sumOf(second)).isEqualTo(payout(second).amount());
    }

    @Test
    void thatOneFailedIsLearntFromTheNextEvenIfNothingEverToldOfIt() {
        var payment = aPaidNote();
        var first = settled();
        given.stripe().failPayout(first, "no_account");
        newIban();

        var second = settled();

        assertThat(payout(first).status()).isEqualTo(PayoutStatus.FAILED);
        assertThat(payout(first).returnedIntoId()).isEqualTo(payout(second).id());
        assertThat(standing(payment)).isEqualTo(PayoutStatus.PAID);
    }

    @Test
    void theNotesOfATransferThatFailsOnItsWayAreKnownToo() {
        var payment = aPaidNote();
        var first = started();
        given.stripe().failPayout(first, "no_account");
        read(first);

        assertThat(payout(first).linesReadAt()).isNotNull();
        assertThat(standing(payment)).isEqualTo(PayoutStatus.FAILED);
    }

    @Test
    void aRefundHeardOfAfterTheTransferThatTookItBackIsLinkedThen() {
        var payment = aPaidNote();
        aPaidNote();
        given.stripe().refund(payment.payee(), Objects.requireNonNull(payment.gatewayId()), 1000);
        var transfer = settled();
        assertThat(linkedRefunds(transfer)).isZero();

        refunds.refresh(payment.id(), Cause.SWEEPER);

        assertThat(linkedRefunds(transfer)).isEqualTo(1);
    }

    private long linkedRefunds(String gatewayId) {
        return database.sql(
                        "select count(*) from payout_line where payout_id = ? and kind = 'REFUND' and refund_id is not null")
                .param(payout(gatewayId).id())
                .query(Long.class)
                .single();
    }

    private Payment aPaidNote() {
        var payment = given.paid(given.anUnpaidNote(practice));
        given.later(Duration.ofDays(4));
        return given.lookedAt(payment);
    }

    private String started() {
        return given.stripe().startPayout(practice.account()).orElseThrow();
    }

    private String settled() {
        var id = started();
        given.stripe().payPayout(id);
        read(id);
        return id;
    }

    private void failed(String id) {
        given.stripe().failPayout(id, "account_closed");
        read(id);
    }

    private void read(String id) {
        service.refresh(practice.account(), id);
    }

    private void newIban() {
        given.stripe().completeOnboarding(practice.account());
    }

    private Payout payout(String gatewayId) {
        return payouts.findByGatewayId(gatewayId).orElseThrow();
    }

    /** Of the transfer the note's money is in now. */
    private PayoutStatus standing(Payment payment) {
        return database.sql("""
                        select payout.status from payout_line line
                        join payout first on first.id = line.payout_id
                        join payout on payout.id = coalesce(first.returned_into_id, first.id)
                        where line.payment_id = ? and line.kind = 'PAYMENT'""").param(payment.id()).query(PayoutStatus.class).single();
    }

    private Money sumOf(String gatewayId) {
        return Money.ofCents(database.sql("select sum(net_cents) from payout_line where payout_id = ?")
                .param(payout(gatewayId).id())
                .query(Long.class)
                .single());
    }

    private long linesOf(UUID payout) {
        return database.sql("select count(*) from payout_line where payout_id = ?")
                .param(payout)
                .query(Long.class)
                .single();
    }

    private Payout aTransfer(PayoutStatus status) {
        return books.observe(practice.id(), transfer("po_" + UUID.randomUUID(), status, 2437));
    }

    private static GatewayPayout transfer(String id, PayoutStatus status, long cents) {
        var failure = status == PayoutStatus.FAILED ? "account_closed" : null;
        return new GatewayPayout(
                id, Money.ofCents(cents), status, LocalDate.of(2026, 11, 20), NOON, failure, null, true);
    }

    private static GatewayPayoutLine line(String transaction) {
        return new GatewayPayoutLine(
                transaction,
                PayoutLineKind.PAYMENT,
                Money.ofCents(2500),
                Money.ofCents(63),
                Money.ZERO,
                Money.ofCents(2437),
                NOON,
                null,
                null,
                null);
    }
}
