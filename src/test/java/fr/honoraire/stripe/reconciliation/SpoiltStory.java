package fr.honoraire.stripe.reconciliation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.refund.RefundOrder;
import fr.honoraire.billing.refund.RefundReason;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.billing.refund.RefundStatus;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.Money;
import fr.honoraire.simulator.StripeSimulator;
import fr.honoraire.simulator.wire.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One practitioner's money from the opening of his account to the transfer, with one call to Stripe going wrong in one way:
 * whoever meets the fault waits, as people do, and tries again where a person would.
 */
final class SpoiltStory {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final URI SOMEWHERE = URI.create("https://honoraire.example/account/bank");

    private final SpoiltCall call;
    private final Fault fault;
    private final StripeSimulator stripe;
    private final JdbcClient database;
    private final Crowd crowd;
    private final PayeeService payees;
    private final PaymentService payments;
    private final RefundService refunds;
    private final Reconciliation reconciliation;
    private String account = "";
    private String spoilt = "";
    private @Nullable String failure;
    private List<String> violations = List.of();
    private int struck;
    private String chapter = "at its beginning";

    SpoiltStory(SpoiltCall call, Fault fault, BeanFactory beans, StripeSimulator stripe) {
        this.call = call;
        this.fault = fault;
        this.stripe = stripe;
        this.database = beans.getBean(JdbcClient.class);
        this.crowd = new Crowd(beans);
        this.payees = beans.getBean(PayeeService.class);
        this.payments = beans.getBean(PaymentService.class);
        this.refunds = beans.getBean(RefundService.class);
        this.reconciliation = beans.getBean(Reconciliation.class);
    }

    /** Lives it to its end, with the first calls of its kind spoilt. */
    SpoiltStory live(int strikes) {
        try {
            tell(strikes);
        } catch (RuntimeException e) {
            failure = "the story broke off " + chapter + ": " + e.getMessage();
        }
        struck = stripe.faults().struck(call.path(), spoilt);
        stripe.faults().clear(spoilt);
        return this;
    }

    private void tell(int strikes) {
        var someone = crowd.someone();
        var opening = meanToOpen(someone.practitioner());
        if (call == SpoiltCall.OPEN_ACCOUNT) {
            spoil(strikes, opening);
        }
        chapter = "opening the account";
        until(() -> payees.open(someone.practitioner()).isOpened());
        account = Objects.requireNonNull(
                payees.of(someone.practitioner()).orElseThrow().gatewayId());
        if (call != SpoiltCall.OPEN_ACCOUNT) {
            spoil(strikes, account);
        }
        chapter = "on the way to the form";
        until(() ->
                payees.onboarding(someone.practitioner(), SOMEWHERE, SOMEWHERE).isAbsolute());
        stripe.completeOnboarding(account);
        chapter = "reading the account";
        until(() -> payees.refresh(someone.practitioner()).canBePaid());

        var member = new Crowd.Member(someone.practitioner(), someone.owner(), account);
        chapter = "paying";
        var refunded = paid(crowd.bill(member, Money.ofCents(25_00)));
        var contested = paid(crowd.bill(member, Money.ofCents(40_00)));
        paid(crowd.bill(member, Money.ofCents(90_00)));
        chapter = "cancelling";
        canceled(crowd.bill(member, Money.ofCents(30_00)));
        chapter = "refunding";
        refund(member, refunded);
        chapter = "contesting";
        stripe.openDispute(account, Objects.requireNonNull(contested.chargeId()));
        var payout = stripe.startPayout(account).orElseThrow();
        stripe.payPayout(payout);
        chapter = "paying out";
        until(() -> reconciliation.goThrough(member.practitioner()) >= 0 && isPaidOut(payout));
    }

    private UUID meanToOpen(UUID practitioner) {
        var payee = UUID.randomUUID();
        database.sql("""
                        insert into payee (id, version, practitioner_id, charges, payouts, created_at)
                        values (?, 0, ?, 'NOT_READY', 'NOT_READY', now())""").params(payee, practitioner).update();
        return payee;
    }

    private void spoil(int strikes, Object whose) {
        spoilt = whose.toString();
        stripe.faults().next(strikes, call.method(), call.path(), spoilt, fault);
    }

    private Payment paid(Payment billed) {
        until(() -> payments.get(billed.id()).gatewayId() != null);
        stripe.payIntent(
                account, Objects.requireNonNull(payments.get(billed.id()).gatewayId()), "4000000000000077");
        until(() -> payments.get(billed.id()).status() == PaymentStatus.PAID);
        return payments.get(billed.id());
    }

    private void canceled(Payment billed) {
        payments.close(billed.id(), PaymentStatus.CANCELED, null, Cause.SWEEPER);
        until(() -> payments.get(billed.id()).status() == PaymentStatus.CANCELED);
    }

    private void refund(Crowd.Member member, Payment payment) {
        var order = new RefundOrder(
                UuidCreator.getTimeOrderedEpoch(),
                payment.id(),
                member.practitioner(),
                Money.ofCents(10_00),
                RefundReason.OTHER,
                "",
                member.owner());
        refunds.refund(order, Cause.SWEEPER);
        until(() -> refunds.ofPayment(payment.id()).getFirst().status() == RefundStatus.SUCCEEDED);
    }

    private boolean isPaidOut(String payout) {
        return database.sql("""
                        select exists (select from payout
                        where gateway_id = ? and status = 'PAID' and lines_read_at is not null)""").param(payout).query(Boolean.class).single();
    }

    /** A person who is told to try later does so. */
    private static void until(BooleanSupplier isSo) {
        await().pollInterval(Duration.ofMillis(500))
                .pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(() -> {
                    try {
                        return isSo.getAsBoolean();
                    } catch (GatewayUnsure | GatewayRefused e) {
                        return false;
                    }
                });
    }

    /** Takes in what does not hold. */
    void judge(List<String> violations) {
        var found = new ArrayList<>(violations);
        stripe.objects(account, "payment_intent").stream()
                .map(intent -> intent.path("metadata").path("payment_id").asString(""))
                .collect(groupingBy(id -> id, counting()))
                .forEach((id, count) -> {
                    if (count > 1) {
                        found.add("payment " + id + " was opened " + count + " times");
                    }
                });
        this.violations = found;
    }

    /** Whether time may still put it right. */
    boolean isUnsettled() {
        return failure == null && !violations.isEmpty();
    }

    List<String> trouble() {
        return failure == null ? violations : List.of(failure);
    }

    int struck() {
        return struck;
    }

    SpoiltCall call() {
        return call;
    }

    Fault fault() {
        return fault;
    }

    String account() {
        return account;
    }

    @Override
    public String toString() {
        return call + " x " + fault;
    }
}
