package fr.honoraire.monitoring;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.billing.DisputeStanding;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.PaymentView;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.scope.Scope;
import fr.honoraire.support.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class MonitoringTableTest {

    private static final MonitoringFilter NOVEMBER =
            new MonitoringFilter(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30), Set.of(), "");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate ARRIVAL = LocalDate.of(2026, 11, 20);

    @Autowired
    private MonitoringTable table;

    @Autowired
    private JdbcClient database;

    private Ledger ledger;

    @BeforeEach
    void aPractitionerOfItsOwn() {
        ledger = new Ledger(database);
    }

    @Test
    void theStateOfARowIsTheStateOfItsPayment() {
        for (var status : PaymentStatus.values()) {
            for (var declineCode : new String[] {null, "insufficient_funds"}) {
                var practitioner = new Ledger(database);
                practitioner.billed(practitioner.patient(Ledger.NOON, "Zoé"), 2500, status.name(), declineCode);

                assertThat(rows(practitioner, NOVEMBER))
                        .extracting(MonitoringRow::view)
                        .containsExactly(PaymentView.of(status, declineCode, Money.ofCents(2500), Money.ZERO, null));
            }
        }
    }

    @Test
    void whatWentBackOfAPaidNoteShowsInItsState() {
        var standings = new DisputeStanding[] {null, DisputeStanding.OPEN, DisputeStanding.WON, DisputeStanding.LOST};
        for (var standing : standings) {
            for (var refunded : new long[] {0, 1000, 2500}) {
                var practitioner = new Ledger(database);
                var due = practitioner.paid(practitioner.patient(Ledger.NOON, "Zoé"), 2500);
                practitioner.wentBack(due, refunded, standing);

                assertThat(rows(practitioner, NOVEMBER))
                        .extracting(MonitoringRow::view)
                        .containsExactly(PaymentView.of(
                                PaymentStatus.PAID, null, Money.ofCents(2500), Money.ofCents(refunded), standing));
            }
        }
    }

    @Test
    void eachPatientOfAConsultationIsOneRow() {
        var consultation = ledger.held(Ledger.NOON, Duration.ofMinutes(48).plusSeconds(18));
        ledger.patient(consultation, 0, "Alice");
        ledger.billed(ledger.patient(consultation, 1, "Bruno"), 2500, "OPEN", null);

        assertThat(rows(NOVEMBER)).extracting(MonitoringRow::patient).containsExactly("Alice", "Bruno");
        assertThat(rows(NOVEMBER))
                .extracting(MonitoringRow::view)
                .containsExactly(PaymentView.NONE, PaymentView.UNPAID);
        assertThat(rows(NOVEMBER)).extracting(MonitoringRow::length).containsOnly(Duration.ofSeconds(2898));
    }

    @Test
    void theLiveNoteHidesTheOneItReplaces() {
        var patient = ledger.patient(Ledger.NOON, "Alice");
        var live = ledger.billed(patient, 3000, "OPEN", null, Ledger.NOON);
        ledger.billed(patient, 2500, "CANCELED", null, Ledger.NOON.plusSeconds(60));

        assertThat(rows(NOVEMBER)).extracting(MonitoringRow::number).containsExactly(live.number());
    }

    @Test
    void theLastOfSeveralCanceledNotesIsShown() {
        var patient = ledger.patient(Ledger.NOON, "Alice");
        ledger.billed(patient, 2500, "CANCELED", null, Ledger.NOON);
        var last = ledger.billed(patient, 3000, "CANCELED", null, Ledger.NOON.plusSeconds(60));

        assertThat(rows(NOVEMBER)).extracting(MonitoringRow::number).containsExactly(last.number());
    }

    @Test
    void daysAreThoseOfParis() {
        ledger.patient(Instant.parse("2026-11-10T23:30:00Z"), "half past midnight on the 11th");
        ledger.patient(Instant.parse("2026-11-10T22:30:00Z"), "half past eleven on the 10th");

        assertThat(patients(days("2026-11-10", "2026-11-10"))).containsExactly("half past eleven on the 10th");
        assertThat(patients(days("2026-11-11", "2026-11-11"))).containsExactly("half past midnight on the 11th");
    }

    @Test
    void theDaysOfAClockChangeHaveTheirOwnLength() {
        ledger.patient(Instant.parse("2026-10-24T22:00:00Z"), "first of 25 October");
        ledger.patient(Instant.parse("2026-10-25T22:59:59Z"), "last of 25 October");
        ledger.patient(Instant.parse("2026-10-25T23:00:00Z"), "first of 26 October");
        ledger.patient(Instant.parse("2026-03-28T23:00:00Z"), "first of 29 March");
        ledger.patient(Instant.parse("2026-03-29T21:59:59Z"), "last of 29 March");
        ledger.patient(Instant.parse("2026-03-29T22:00:00Z"), "first of 30 March");

        assertThat(patients(days("2026-10-25", "2026-10-25")))
                .containsExactly("last of 25 October", "first of 25 October");
        assertThat(patients(days("2026-03-29", "2026-03-29"))).containsExactly("last of 29 March", "first of 29 March");
        assertThat(patients(days("2026-10-26", "2026-10-26"))).containsExactly("first of 26 October");
        assertThat(patients(days("2026-03-30", "2026-03-30"))).containsExactly("first of 30 March");
    }

    @Test
    void countsAreTheRowsThatAClickShows() {
        oneOfEach();

        for (var view : PaymentView.values()) {
            var totals = table.totals(ledger.practitioner(), NOVEMBER);
            assertThat(rows(NOVEMBER.toggling(view)))
                    .as(view.name())
                    .hasSize((int) totals.count(view))
                    .hasSize(1);
        }
        var two = NOVEMBER.toggling(PaymentView.UNPAID).toggling(PaymentView.DECLINED);
        assertThat(rows(two))
                .extracting(MonitoringRow::view)
                .containsExactlyInAnyOrder(PaymentView.UNPAID, PaymentView.DECLINED);
        assertThat(table.totals(ledger.practitioner(), two).rows()).isEqualTo(2);
        assertThat(table.totals(ledger.practitioner(), two).count(PaymentView.PAID))
                .isEqualTo(1);
    }

    @Test
    void sumsAreThoseOfTheStatesWanted() {
        oneOfEach();
        var paid = rows(NOVEMBER.toggling(PaymentView.PAID)).getFirst();
        var payout = ledger.payout(2437, "PAID", Ledger.NOON, LocalDate.of(2026, 11, 20), null);
        ledger.line(payout, "PAYMENT", 2500, 63, paid.paymentId());

        var all = table.totals(ledger.practitioner(), NOVEMBER);
        assertThat(all.billed()).isEqualTo(Money.ofCents(25000));
        assertThat(all.collected()).isEqualTo(Money.ofCents(15000));
        assertThat(all.waiting()).isEqualTo(Money.ofCents(2500));
        assertThat(all.due()).isEqualTo(Money.ofCents(5000));
        assertThat(all.refunded()).isEqualTo(Money.ofCents(-3500));
        assertThat(all.disputed()).isEqualTo(Money.ofCents(-5000));
        assertThat(all.paidOut()).isEqualTo(Money.ofCents(2437));
        var due = table.totals(ledger.practitioner(), NOVEMBER.toggling(PaymentView.UNPAID));
        assertThat(due.billed()).isEqualTo(Money.ofCents(2500));
        assertThat(due.paidOut()).isEqualTo(Money.ZERO);
        assertThat(due.refunded()).isEqualTo(Money.ZERO);
        var lost = table.totals(ledger.practitioner(), NOVEMBER.toggling(PaymentView.DISPUTE_LOST));
        assertThat(lost.disputed()).isEqualTo(Money.ofCents(-2500));
    }

    @Test
    void whatReachedTheBankIsLessWhatATransferTookBackOfTheSameNotes() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        ledger.wentBack(due, 1000, null);
        var first = ledger.payout(2437, "PAID", Ledger.NOON, ARRIVAL, null);
        ledger.line(first, "PAYMENT", 2500, 63, due.payment());
        ledger.line(first, "FEE", -200, 0, null);
        var next = ledger.payout(9000, "IN_TRANSIT", Ledger.NOON.plusSeconds(9), ARRIVAL.plusDays(2), null);
        ledger.line(next, "REFUND", -1000, 0, due.payment());

        assertThat(paidOut()).isEqualTo(Money.ofCents(2437));
        var failed = ledger.payout(1, "FAILED", Ledger.NOON.plusSeconds(10), ARRIVAL.plusDays(3), null);
        ledger.line(failed, "DISPUTE", -2500, 2000, due.payment());
        assertThat(paidOut()).isEqualTo(Money.ofCents(2437));
        var last = ledger.payout(1, "PAID", Ledger.NOON.plusSeconds(11), ARRIVAL.plusDays(4), null);
        ledger.returned(failed, last, 1);
        assertThat(paidOut()).isEqualTo(Money.ofCents(2437 - 4500));
    }

    private Money paidOut() {
        return table.totals(ledger.practitioner(), NOVEMBER).paidOut();
    }

    @Test
    void whatWasTakenBackSaysSoAndWhenOnceATransferDidIt() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Alice"), 2500);
        var payout = ledger.payout(2437, "PAID", Ledger.NOON, ARRIVAL, null);
        ledger.line(payout, "PAYMENT", 2500, 63, due.payment());
        ledger.wentBack(due, 2500, null);
        assertThat(payoutWord(TODAY)).isEqualTo("monitoring.payout.TAKEN_BACK");

        var next = ledger.payout(9000, "IN_TRANSIT", Ledger.NOON.plusSeconds(9), ARRIVAL.plusDays(2), null);
        ledger.line(next, "REFUND", -2500, 0, due.payment());
        assertThat(payoutWord(TODAY)).isEqualTo("monitoring.payout.TAKEN_BACK.on");
        assertThat(rows(NOVEMBER).getFirst().payout(TODAY).day()).isEqualTo(ARRIVAL.plusDays(2));
    }

    @Test
    void ofANoteRefundedInPartOneSeesWhereTheRestIs() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Alice"), 2500);
        var payout = ledger.payout(1437, "PAID", Ledger.NOON, ARRIVAL, null);
        ledger.line(payout, "PAYMENT", 2500, 63, due.payment());
        ledger.line(payout, "REFUND", -1000, 0, due.payment());
        ledger.wentBack(due, 1000, null);

        assertThat(rows(NOVEMBER)).extracting(MonitoringRow::view).containsExactly(PaymentView.PARTLY_REFUNDED);
        assertThat(payoutWord(TODAY)).isEqualTo("monitoring.payout.PAID.on");
    }

    @Test
    void aDisputeTakesTheMoneyBackButAMereQuestionDoesNot() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Alice"), 2500);
        ledger.wentBack(due, 0, DisputeStanding.OPEN);
        assertThat(payoutWord(LocalDate.of(2026, 11, 12))).isEqualTo("monitoring.payout.COMING.on");

        ledger.held(due, 2500);
        assertThat(payoutWord(TODAY)).isEqualTo("monitoring.payout.TAKEN_BACK");
        ledger.wentBack(due, 0, DisputeStanding.LOST);
        assertThat(payoutWord(TODAY)).isEqualTo("monitoring.payout.TAKEN_BACK");
    }

    @Test
    void onePatientIsFoundWithoutAccentsAndByNumber() {
        var due = ledger.billed(ledger.patient(Ledger.NOON, "Zoé Lefèvre"), 2500, "OPEN", null);
        ledger.patient(Ledger.NOON, "Émile 100%");

        assertThat(patients(searching("lefevre"))).containsExactly("Zoé Lefèvre");
        assertThat(patients(searching("ÉMILE"))).containsExactly("Émile 100%");
        assertThat(patients(searching(due.number()))).containsExactly("Zoé Lefèvre");
        assertThat(patients(searching("%"))).containsExactly("Émile 100%");
        assertThat(patients(searching("_"))).isEmpty();
        assertThat(patients(searching("' or 1=1 --"))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutAGapOrARepeatOverTies() {
        for (var call = 0; call < 40; call++) {
            var consultation = ledger.held(Ledger.NOON, Duration.ofMinutes(1));
            for (var position = 0; position < 3; position++) {
                ledger.patient(consultation, position, call + "/" + position);
            }
        }
        var seen = new ArrayList<MonitoringRow>();
        var page = table.after(ledger.practitioner(), NOVEMBER, null);
        assertThat(page.previous()).isNull();
        while (true) {
            seen.addAll(page.rows());
            if (page.next() == null) {
                break;
            }
            ledger.patient(Ledger.NOON.plusSeconds(60), "comes in while reading");
            page = table.after(ledger.practitioner(), NOVEMBER, page.next());
        }

        assertThat(seen).hasSize(120);
        assertThat(seen.stream().map(MonitoringRow::patient).collect(toSet())).hasSize(120);
        assertThat(seen.stream().map(MonitoringRow::position).limit(6)).containsExactly(0, 1, 2, 0, 1, 2);
        var back = table.before(
                ledger.practitioner(), NOVEMBER, page.rows().getFirst().cursor());
        assertThat(back.rows()).isEqualTo(seen.subList(50, 100));
    }

    @Test
    void anotherPractitionersRowsAreNeverSeen() {
        var other = new Ledger(database);
        other.billed(other.patient(Ledger.NOON, "Alice"), 2500, "OPEN", null);

        assertThat(rows(NOVEMBER)).isEmpty();
        assertThat(table.totals(ledger.practitioner(), NOVEMBER).rows()).isZero();
        assertThat(table.isEmpty(ledger.practitioner())).isTrue();
        assertThat(table.isEmpty(other.practitioner())).isFalse();
    }

    @Test
    void anotherPractitionersPatientsAreNotFoundWhoeverIsAskedFor() {
        var other = new Ledger(database);
        other.billed(other.patient(Ledger.NOON, "Alice"), 2500, "OPEN", null);

        assertThat(Scope.of(other.practitioner()).<Long, RuntimeException>call(() -> found(other)))
                .isEqualTo(1);
        assertThat(Scope.of(ledger.practitioner()).<Long, RuntimeException>call(() -> found(other)))
                .isZero();
        assertThatThrownBy(() -> database.sql("select count(*) from monitoring_search")
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("permission denied");
    }

    private long found(Ledger of) {
        return database.sql("select count(*) from monitoring_found(?, '%ali%', '2026')")
                .param(of.practitioner())
                .query(Long.class)
                .single();
    }

    @Test
    void thePayoutOfANoteIsToldInFewWords() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Alice"), 2500);
        assertThat(payoutWord(LocalDate.of(2026, 11, 12))).isEqualTo("monitoring.payout.COMING.on");
        assertThat(payoutWord(TODAY)).isEqualTo("monitoring.payout.COMING");

        var failed = ledger.payout(2437, "FAILED", Ledger.NOON, LocalDate.of(2026, 11, 20), null);
        ledger.line(failed, "PAYMENT", 2500, 63, due.payment());
        assertThat(payoutWord(TODAY)).isEqualTo("monitoring.payout.FAILED");

        var again = ledger.payout(2437, "IN_TRANSIT", Ledger.NOON.plusSeconds(9), LocalDate.of(2026, 11, 25), null);
        ledger.line(again, "PAYMENT", 2500, 63, due.payment());
        assertThat(payoutWord(TODAY)).isEqualTo("monitoring.payout.IN_TRANSIT.on");
        assertThat(rows(NOVEMBER)).hasSize(1);
    }

    @Test
    void howOftenAPatientWasAskedIsReadForAllRowsAtOnce() {
        var due = ledger.billed(ledger.patient(Ledger.NOON, "Alice"), 2500, "OPEN", null);
        ledger.asked(due, 1, Ledger.NOON, "SENT");
        ledger.asked(due, 2, Ledger.NOON.plusSeconds(60), "FAILED");

        var ask = requireNonNull(table.asks(rows(NOVEMBER)).get(due.payment()));

        assertThat(ask.times()).isEqualTo(2);
        assertThat(ask.outcome()).isEqualTo("FAILED");
        assertThat(ask.isTooSoon(Ledger.NOON.plusSeconds(659))).isTrue();
        assertThat(ask.isTooSoon(Ledger.NOON.plusSeconds(660))).isFalse();
    }

    private void oneOfEach() {
        ledger.patient(Ledger.NOON, "nothing billed");
        ledger.billed(ledger.patient(Ledger.NOON, "declined"), 2500, "OPEN", "insufficient_funds");
        Stream.of(PaymentStatus.values())
                .forEach(
                        status -> ledger.billed(ledger.patient(Ledger.NOON, status.name()), 2500, status.name(), null));
        ledger.wentBack(ledger.paid(ledger.patient(Ledger.NOON, "in part"), 2500), 1000, null);
        ledger.wentBack(ledger.paid(ledger.patient(Ledger.NOON, "all"), 2500), 2500, null);
        for (var standing : List.of(DisputeStanding.OPEN, DisputeStanding.LOST)) {
            var due = ledger.paid(ledger.patient(Ledger.NOON, standing.name()), 2500);
            ledger.wentBack(due, 0, standing);
            ledger.held(due, 2500);
        }
    }

    private String payoutWord(LocalDate today) {
        return rows(NOVEMBER).getFirst().payout(today).message();
    }

    private static MonitoringFilter days(String from, String to) {
        return new MonitoringFilter(LocalDate.parse(from), LocalDate.parse(to), EnumSet.noneOf(PaymentView.class), "");
    }

    private static MonitoringFilter searching(String search) {
        return new MonitoringFilter(NOVEMBER.from(), NOVEMBER.to(), Set.of(), search);
    }

    private List<String> patients(MonitoringFilter filter) {
        return rows(filter).stream().map(MonitoringRow::patient).toList();
    }

    private List<MonitoringRow> rows(MonitoringFilter filter) {
        return rows(ledger, filter);
    }

    private List<MonitoringRow> rows(Ledger whose, MonitoringFilter filter) {
        return table.after(whose.practitioner(), filter, null).rows();
    }
}
