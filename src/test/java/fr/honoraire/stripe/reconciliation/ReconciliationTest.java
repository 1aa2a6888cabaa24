package fr.honoraire.stripe.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.PaymentView;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.payout.PayoutService;
import fr.honoraire.shared.Money;
import fr.honoraire.simulator.wire.Fault;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Oracle;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Superuser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody tells us anything any more, and nobody asks: then the pass over the account finds it. */
@IntegrationTest
class ReconciliationTest {

    @Autowired
    private Given given;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private EventCatchUp catchUp;

    @Autowired
    private PaymentService payments;

    @Autowired
    private RefundService refunds;

    @Autowired
    private DisputeService disputes;

    @Autowired
    private PayoutService payouts;

    @Autowired
    private JdbcClient database;

    @Autowired
    private InstantSource clock;

    @Value("${stripe.secret-key}")
    private String secretKey;

    private Practice practice;

    @BeforeEach
    void nobodyTells() {
        given.now(Instant.now().minus(Duration.ofHours(3)));
        given.stripe().dropWebhooks(true);
        practice = given.aPractice();
    }

    @AfterEach
    void calm() {
        given.stripe().faults().clear();
        given.stripe().dropWebhooks(false);
        given.today();
        database.sql("delete from stripe_event where account = :account and handled_at is null")
                .param("account", practice.account())
                .update();
    }

    @Test
    void whatWasPaidGivenBackContestedAndPaidOutIsFoundByOnePass() {
        live();
        nobodyAsks();
        assertThat(wrong()).isNotEmpty();

        reconcile();

        assertThat(wrong()).isEmpty();
        assertThat(findings()).isEmpty();
        // The events that the pass fetches first are worked off beside it: who put right what is a matter of speed.
        assertThat(repairs()).containsKey("EVENT");
    }

    @Test
    void itIsFoundByThatPassEvenWhereNoEventTellsOfIt() {
        live();
        nobodyAsks();
        noEventTells();

        reconcile();

        assertThat(wrong()).isEmpty();
        assertThat(findings()).isEmpty();
        assertThat(repairs()).containsOnlyKeys("PAYMENT", "REFUND", "DISPUTE", "PAYOUT");
    }

    @Test
    void aSecondPassHasNothingToPutRight() {
        live();
        nobodyAsks();
        reconcile();
        given.later(Duration.ofMinutes(1));

        assertThat(reconcile()).isZero();
        assertThat(wrong()).isEmpty();
    }

    /** Nine notes, and everything that can happen to them; we know the half of it. */
    private void live() {
        var unseen = note(25_00);
        var givenBack = paid(30_00);
        var cameBack = paid(25_00);
        var contested = paid(40_00);
        var lost = paid(60_00);
        List.of(paid(90_00), paid(90_00), paid(90_00));
        given.triedWith(Given.GOOD_CARD, unseen);
        given.later(Duration.ofDays(4));
        known(given.stripe().startPayout(practice.account()).orElseThrow());
        given.later(Duration.ofDays(1));

        given.stripe().refund(practice.account(), intent(givenBack), 10_00);
        var refund = given.stripe().refund(practice.account(), intent(cameBack), 5_00);
        refunds.refresh(cameBack.id(), Cause.SWEEPER);
        given.stripe().openDispute(practice.account(), Objects.requireNonNull(contested.chargeId()));
        var dispute = given.stripe().openDispute(practice.account(), Objects.requireNonNull(lost.chargeId()));
        disputes.refresh(lost.id(), Cause.SWEEPER);

        given.later(Duration.ofDays(1));
        given.stripe().failRefund(practice.account(), refund);
        given.stripe().closeDispute(practice.account(), dispute, false);
        given.stripe().payPayout(lastPayout());
        paid(90_00 * 4);
        given.later(Duration.ofDays(4));
        var second = given.stripe().startPayout(practice.account()).orElseThrow();
        given.later(Duration.ofDays(1));
        given.stripe().payPayout(second);
        given.stripe().failPayout(second, "account_closed");
        given.stripe().completeOnboarding(practice.account());
        given.later(Duration.ofDays(1));
        assertThat(given.stripe().startPayout(practice.account())).isPresent();
    }

    @Test
    void aPaymentOfAnOldNoteIsFoundByItsNewCharge() {
        var old = note(25_00);
        reconcile();
        given.later(Duration.ofDays(200));
        reconcile();
        given.triedWith(Given.GOOD_CARD, old);
        nobodyAsks();
        noEventTells();
        given.later(Duration.ofHours(2));

        assertThat(reconcile()).isEqualTo(1);
        assertThat(payments.get(old.id()).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void aRefundThatFailsMonthsLaterIsFoundByTheMoneyThatCameBack() {
        var payment = paid(25_00);
        var refund = given.stripe().refund(practice.account(), intent(payment), 25_00);
        refunds.refresh(payment.id(), Cause.SWEEPER);
        given.later(Duration.ofDays(100));
        reconcile();
        given.stripe().failRefund(practice.account(), refund);
        noEventTells();
        given.later(Duration.ofHours(1));

        assertThat(reconcile()).isEqualTo(1);
        assertThat(wrong()).isEmpty();
        assertThat(payments.get(payment.id()).refunded()).isEqualTo(Money.ZERO);
    }

    @Test
    void eachRepairSaysThatThePassMadeIt() {
        var payment = note(25_00);
        given.triedWith(Given.GOOD_CARD, payment);
        nobodyAsks();
        noEventTells();
        reconcile();

        assertThat(database.sql("select cause from money_journal where payment_id = :id and to_status = 'PAID'")
                        .param("id", payment.id())
                        .query(String.class)
                        .single())
                .isEqualTo("reconciliation");
        assertThat(payments.get(payment.id()).view()).isEqualTo(PaymentView.PAID);
    }

    @Test
    void whatThePractitionerDoesOnHisOwnIsNoneOfOurBusiness() {
        StrangeMoney.paidWithoutUs(given.stripe(), secretKey, practice.account(), Map.of());
        given.later(Duration.ofHours(1));

        assertThat(reconcile()).isZero();
        assertThat(findings()).isEmpty();
        assertThat(wrong()).isEmpty();
        assertThat(database.sql("select payment_id is null from balance_entry where practitioner_id = :id")
                        .param("id", practice.id())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    @Test
    void aSickAccountIsTriedAgainAndTheOthersGoThrough() {
        var payment = note(25_00);
        given.triedWith(Given.GOOD_CARD, payment);
        nobodyAsks();
        noEventTells();
        given.stripe().faults().next(1000, "GET", "/v1/payouts.*", Fault.ERROR_BEFORE);

        assertThat(reconcile()).isZero();
        assertThat(state("failure")).isEqualTo("GatewayUnsure");

        given.stripe().faults().clear();
        assertThat(reconcile()).isEqualTo(1);
        assertThat(state("failure")).isEmpty();
    }

    @Test
    void anAccountsTurnComesAtNight() {
        database.sql("update reconciliation set started_at = 'infinity', done_at = 'infinity'")
                .update();
        var other = given.aPractice();
        reconciliation.goThrough(10);
        assertThat(wasSeen(other)).isFalse();

        given.later(Duration.ofDays(1));
        assertThat(reconciliation.goThrough(1)).isEqualTo(1);
        assertThat(reconciliation.goThrough(10)).isEqualTo(1);
        assertThat(wasSeen(other)).isTrue();
        assertThat(reconciliation.goThrough(10)).isZero();
    }

    @Test
    void anEventThatWasNotDeliveredIsFetchedAndHandled() {
        onlyThisOne();
        var payment = note(25_00);
        given.triedWith(Given.GOOD_CARD, payment);
        nobodyAsks();
        given.later(Duration.ofMinutes(10));

        catchUp.catchUp(100);
        given.untilHandled();

        assertThat(payments.get(payment.id()).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(database.sql("select cause from money_journal where payment_id = :id and to_status = 'PAID'")
                        .param("id", payment.id())
                        .query(String.class)
                        .single())
                .isEqualTo("event");
        var fetched = repairs().get("EVENT");
        assertThat(fetched).isPositive();

        given.later(Duration.ofMinutes(10));
        catchUp.catchUp(100);
        assertThat(repairs()).containsEntry("EVENT", fetched);
    }

    @Test
    void aThinEventThatWasNotDeliveredIsFetchedToo() {
        given.stripe().lackPapers(practice.account());
        given.later(Duration.ofMinutes(10));
        onlyThisOne();

        catchUp.catchUp(100);
        given.untilHandled();

        assertThat(database.sql("select count(*) from stripe_event where account = :account and type like 'v2.%'")
                        .param("account", practice.account())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private void onlyThisOne() {
        note(30_00);
        reconciliation.goThrough(practice.id());
        database.sql("update reconciliation set events_looked_at = 'infinity' where practitioner_id <> :id")
                .param("id", practice.id())
                .update();
        database.sql(
                        "update reconciliation set events_looked_at = null, events_until = null where practitioner_id = :id")
                .param("id", practice.id())
                .update();
        database.sql("""
                        with gone as (delete from stripe_event where account = :account returning id)
                        delete from scheduled_tasks
                        where task_name = 'stripe-event' and task_instance in (select id from gone)""").param("account", practice.account()).update();
        Superuser.does("delete from repair where practitioner_id = '%s'".formatted(practice.id()));
    }

    private Payment note(long cents) {
        var call = given.aCall(practice);
        var payment = given.billed(call, Money.ofCents(cents));
        given.ended(call);
        return payments.get(payment.id());
    }

    /** Paid, and known to be; what Stripe keeps of it is not known yet. */
    private Payment paid(long cents) {
        return given.paid(note(cents));
    }

    private static String intent(Payment payment) {
        return Objects.requireNonNull(payment.gatewayId());
    }

    private void known(String payout) {
        payouts.refresh(practice.account(), payout);
    }

    private String lastPayout() {
        return database.sql("select gateway_id from payout where practitioner_id = :id order by id desc limit 1")
                .param("id", practice.id())
                .query(String.class)
                .single();
    }

    /** Everything has been asked so often that nobody asks any more. */
    private void nobodyAsks() {
        for (var table : List.of("payment", "refund", "dispute", "payout")) {
            database.sql("update " + table + " set check_at = null where practitioner_id = :id")
                    .param("id", practice.id())
                    .update();
        }
        database.sql("""
                        insert into payout_watch (practitioner_id, check_at, checks) values (:id, 'infinity', 9)
                        on conflict (practitioner_id) do update set check_at = 'infinity'""").param("id", practice.id()).update();
    }

    /** Its events have all been looked for, so that none is worked off beside the pass. */
    private void noEventTells() {
        reconciliation.goThrough(0);
        database.sql("update reconciliation set events_until = :until where practitioner_id = :id")
                .param("until", Passes.at(clock.instant().plus(Duration.ofDays(1))))
                .param("id", practice.id())
                .update();
    }

    private int reconcile() {
        return reconciliation.goThrough(practice.id());
    }

    private List<String> wrong() {
        return new Oracle(database, URI.create(given.stripe().baseUrl()), secretKey)
                .violations(List.of(practice.account()), clock.instant());
    }

    private List<String> findings() {
        return database.sql("select invariant || ' ' || what from violation where practitioner_id = :id")
                .param("id", practice.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private Map<String, Long> repairs() {
        var found = new TreeMap<String, Long>();
        database.sql("select kind, count(*) from repair where practitioner_id = :id group by kind")
                .param("id", practice.id())
                .query((row, number) -> found.put(row.getString(1), row.getLong(2)))
                .list();
        return found;
    }

    private String state(String column) {
        return database.sql("select coalesce(" + column + ", '') from reconciliation where practitioner_id = :id")
                .param("id", practice.id())
                .query((row, number) -> row.getString(1))
                .single();
    }

    private boolean wasSeen(Practice of) {
        return database.sql("select seen_until is not null from reconciliation where practitioner_id = :id")
                .param("id", of.id())
                .query(Boolean.class)
                .single();
    }
}
