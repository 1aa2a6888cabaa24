package fr.honoraire.stripe.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.payout.PayoutService;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Oracle;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Superuser;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A practice that has lived, and what is said of it when somebody tampers with it. */
@IntegrationTest
class InvariantTest {

    @Autowired
    private Given given;

    @Autowired
    private InvariantChecks checks;

    @Autowired
    private InvariantHealth health;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private RefundService refunds;

    @Autowired
    private PayoutService payouts;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private InstantSource clock;

    @Autowired
    private MeterRegistry metrics;

    @Value("${stripe.secret-key}")
    private String secretKey;

    private Practice practice;
    private Payment paid;
    private Payment partlyGivenBack;
    private Payment open;

    @BeforeEach
    void aLivedPractice() {
        Superuser.lendsItsRights();
        given.stripe().dropWebhooks(true);
        practice = given.aPractice();
        paid = given.paid(given.anUnpaidNote(practice));
        partlyGivenBack = given.paid(given.anUnpaidNote(practice));
        given.stripe().refund(practice.account(), Objects.requireNonNull(partlyGivenBack.gatewayId()), 5_00);
        refunds.refresh(partlyGivenBack.id(), Cause.SWEEPER);
        given.canceled(given.anUnpaidNote(practice), practice);
        open = given.anUnpaidNote(practice);
        given.later(Duration.ofDays(4));
        var payout = given.stripe().startPayout(practice.account()).orElseThrow();
        given.stripe().payPayout(payout);
        payouts.refresh(practice.account(), payout);
        reconciliation.goThrough(practice.id());
    }

    @AfterEach
    void calm() {
        Superuser.takesItsRightsBack();
        given.stripe().dropWebhooks(false);
        given.today();
        database.sql("delete from stripe_event where account = :account and handled_at is null")
                .param("account", practice.account())
                .update();
    }

    @Test
    void allHoldForAPracticeThatHasLived() {
        checks.round();
        assertThat(broken()).isEmpty();
        assertThat(oracle()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I1 | update payment set refunded_cents = 100, version = version + 1 where id = :paid
            I1 | update payment set disputed_cents = 100, dispute = 'LOST' where id = :paid
            I2 | update balance_entry set net_cents = net_cents + 1, gross_cents = gross_cents + 1 where practitioner_id = :practitioner and kind = 'REFUND'
            I2 | delete from balance_entry where practitioner_id = :practitioner and kind = 'PAYOUT'
            I2 | update payment set fee_cents = fee_cents + 1, net_cents = net_cents - 1 where id = :paid
            I3 | update payout_line set net_cents = net_cents + 1, gross_cents = gross_cents + 1 where practitioner_id = :practitioner and kind = 'REFUND'
            I3 | delete from payout_line where practitioner_id = :practitioner and kind = 'REFUND'
            I4 | update payment set charge_id = null where id = :paid
            I4 | update payment set payee = 'acct_of_somebody_else' where id = :paid
            I5 | update payment set unsure_since = now() - interval '61 seconds' where id = :open
            I5 | update refund set unsure_since = now() - interval '61 seconds' where payment_id = :partly
            I6 | delete from note where corrects_id = (select note_id from payment where id = :partly)
            I6 | update note set amount_cents = amount_cents + 1 where id = (select note_id from payment where id = :paid)
            """)
    void whatIsBrokenInOurTablesIsToldAndNothingElse(String invariant, String tampering) {
        undone(() -> {
            tamper(tampering);
            checks.round();
            assertThat(broken()).containsOnly(invariant);
            if (!tampering.contains("set payee")) { // The oracle reads by account, and would not find it there.
                assertThat(oracle()).anyMatch(line -> line.startsWith(invariant));
            }
        });
    }

    /** The table refuses it, if nobody tampers with what it goes by. */
    @Test
    void aLineInTwoPayoutsIsTold() {
        undone(() -> {
            tamper("""
                    insert into payout (id, version, practitioner_id, gateway_id, amount_cents, status, arrival_on,
                        gateway_created_at, lines_read_at)
                    select gen_random_uuid(), 0, practitioner_id, 'po_twin', amount_cents, 'PAID', arrival_on,
                        gateway_created_at, lines_read_at from payout where practitioner_id = :practitioner""");
            tamper("""
                    insert into payout_line (id, version, payout_id, practitioner_id, balance_transaction_id, kind, gross_cents,
                        fee_cents, net_cents, happened_at, payment_id, is_held)
                    select gen_random_uuid(), 0, (select id from payout where gateway_id = 'po_twin'), practitioner_id,
                        balance_transaction_id, kind, gross_cents, fee_cents, net_cents, happened_at, payment_id, false
                    from payout_line where practitioner_id = :practitioner""");
            checks.round();
            assertThat(broken()).containsOnly("I3");
        });
    }

    @Test
    void aRefundOfNothingIsTold() {
        undone(() -> {
            tamper("alter table refund drop constraint refund_amount_cents_check");
            tamper("""
                    insert into refund (id, version, payment_id, practitioner_id, amount_cents, status, reason, request_id,
                        requested_at, ended_at)
                    select gen_random_uuid(), 0, :paid, :practitioner, 0, 'REFUSED', 'OTHER', gen_random_uuid(), now(), now()""");
            checks.round();
            assertThat(broken()).containsOnly("I7");
        });
    }

    @Test
    void moreGivenBackThanWasPaidIsTold() {
        undone(() -> {
            tamper("update refund set amount_cents = 2501 where payment_id = :partly");
            checks.round();
            assertThat(broken()).contains("I7", "I1", "I6");
        });
    }

    @Test
    void aViolationIsForgottenOnceItIsPutRight() {
        undone(() -> {
            tamper("update payment set charge_id = null where id = :paid");
            checks.round();
            assertThat(broken()).containsOnly("I4");
            database.sql("update payment set charge_id = :charge where id = :id")
                    .param("charge", paid.chargeId())
                    .param("id", paid.id())
                    .update();
            checks.look();
            assertThat(broken()).isEmpty();
        });
    }

    @Test
    void aBreachOfSafetyIsRedAtOnceAndOneOfConvergenceAfterAMinute() {
        undone(() -> {
            database.sql("delete from violation").update();
            tamper("update payment set refunded_cents = 100 where id = :paid");
            onlyMine();
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            given.later(Duration.ofSeconds(61));
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails()).containsOnlyKeys("I1");

            tamper("update payment set refunded_cents = 0, charge_id = null where id = :paid");
            onlyMine();
            assertThat(health.health().getDetails()).containsOnlyKeys("I4");
        });
    }

    @Test
    void healthDoesNotClaimWhatNobodyHasChecked() {
        undone(() -> {
            onlyMine();
            given.later(Duration.ofMinutes(16));
            assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            database.sql("delete from invariant").update();
            assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
        });
    }

    /** Other tests leave violations of their own behind. */
    private void onlyMine() {
        checks.round();
        database.sql("delete from violation where practitioner_id <> :id")
                .param("id", practice.id())
                .update();
    }

    @Test
    void metricsTellHowMuchIsBrokenAndHowOldTheNewsIs() {
        checks.round();
        for (var invariant : Invariant.values()) {
            assertThat(metrics.get("honoraire.invariant.violations")
                            .tag("id", invariant.name())
                            .gauge()
                            .value())
                    .isNotNegative();
            assertThat(metrics.get("honoraire.invariant.age")
                            .tag("id", invariant.name())
                            .gauge()
                            .value())
                    .isBetween(0.0, 60.0);
        }
        assertThat(metrics.get("honoraire.reconciliation.repairs")
                        .tag("kind", "payment")
                        .functionCounter()
                        .count())
                .isPositive();
    }

    @Test
    void moneyUnderOurNameThatWeDoNotKnowOfIsAnOrphan() {
        var intent = StrangeMoney.paidWithoutUs(
                given.stripe(),
                secretKey,
                practice.account(),
                Map.of("payment_id", UUID.randomUUID().toString()));
        assertThat(found()).containsExactly("I5 " + intent);
    }

    @Test
    void aNotePaidTwiceIsTold() {
        var twin = StrangeMoney.paidWithoutUs(
                given.stripe(),
                secretKey,
                practice.account(),
                Map.of("payment_id", paid.id().toString()));
        assertThat(found()).containsExactly("I5 " + twin);
        assertThat(oracle()).anyMatch(line -> line.startsWith("I4 payment " + paid.id()));
    }

    @Test
    void whatIsPaidHereAndNotThereIsTold() {
        var intent = Objects.requireNonNull(open.gatewayId());
        behindEveryGuard("""
                update payment set status = 'PAID', paid_at = now(), charge_id = 'ch_' || id where id = :open""");
        assertThat(found()).containsExactly("I4 " + intent);
        assertThat(oracle()).anyMatch(line -> line.startsWith("I4 payment " + open.id()));
    }

    @Test
    void whatIsPaidThereAndClosedHereIsTold() {
        var intent = Objects.requireNonNull(open.gatewayId());
        behindEveryGuard("update payment set status = 'WRITTEN_OFF', closed_at = now() where id = :open");
        given.triedWith(Given.GOOD_CARD, open);
        assertThat(found()).containsExactly("I1 " + intent);
        assertThat(oracle()).anyMatch(line -> line.startsWith("I1 payment " + open.id()));
    }

    @Test
    void aRowWhosePaymentStripeDoesNotKnowIsTold() {
        behindEveryGuard("update payment set gateway_id = 'pi_of_nobody' where id = :open");
        assertThat(found()).contains("I5 pi_of_nobody");
    }

    @Test
    void aRefundThatStripeDoesNotKnowIsTold() {
        behindEveryGuard("update refund set gateway_id = 're_of_nobody' where payment_id = :partly");
        assertThat(found()).contains("I5 re_of_nobody");
    }

    @Test
    void aMovementThatStripeDoesNotKnowIsTold() {
        behindEveryGuard("""
                insert into balance_entry (practitioner_id, balance_transaction_id, kind, gross_cents, fee_cents,
                    platform_fee_cents, net_cents, created_at, available_on)
                values (:practitioner, 'txn_of_nobody', 'ADJUSTMENT', 1, 0, 0, 1, now(), now())""");
        assertThat(found()).containsExactly("I2 " + practice.account());
    }

    @Test
    void linesThatAddUpButAreNotStripesAreTold() {
        behindEveryGuard("""
                update payout_line set net_cents = net_cents + case kind when 'REFUND' then 2 else -1 end,
                    gross_cents = gross_cents + case kind when 'REFUND' then 2 else -1 end
                where practitioner_id = :practitioner""");
        assertThat(found()).singleElement().asString().startsWith("I3 po_");
    }

    private List<String> found() {
        given.later(Duration.ofMinutes(2));
        reconciliation.goThrough(practice.id());
        return database.sql("""
                        select invariant || ' ' || object_id from violation
                        where practitioner_id = :id and source = 'STRIPE'""")
                .param("id", practice.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> broken() {
        return database.sql("select distinct invariant from violation where practitioner_id = :id")
                .param("id", practice.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> oracle() {
        return new Oracle(database, URI.create(given.stripe().baseUrl()), secretKey)
                .violations(List.of(practice.account()), clock.instant());
    }

    private void behindEveryGuard(String sql) {
        transaction.executeWithoutResult(status -> tamper(sql));
    }

    /** First locks what the job locks first: otherwise each could come to wait for the other. */
    private void undone(Runnable work) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            database.sql("select * from invariant_round for update").query().listOfRows();
            work.run();
        });
    }

    /** As somebody may who has the database to himself: past triggers and references. */
    private void tamper(String sql) {
        database.sql("set local session_replication_role = replica").update();
        var values = Map.of(
                ":paid",
                paid.id(),
                ":partly",
                partlyGivenBack.id(),
                ":open",
                open.id(),
                ":practitioner",
                practice.id());
        var told = sql;
        for (var value : values.entrySet()) {
            told = told.replace(value.getKey(), "'" + value.getValue() + "'");
        }
        database.sql(told).update();
        database.sql("set local session_replication_role = origin").update();
    }
}
