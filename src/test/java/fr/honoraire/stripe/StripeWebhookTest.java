package fr.honoraire.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.practitioner.Capability;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.simulator.StripeSimulator;
import fr.honoraire.simulator.wire.Fault;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.SimulatedStripe;
import fr.honoraire.support.Superuser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes in at the letter-box, and what comes of it. */
@IntegrationTest
class StripeWebhookTest {

    private static final String CARD = "4242424242424242";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PaymentService payments;

    @Autowired
    private PayeeService payees;

    @Autowired
    private JdbcClient database;

    @Value("${server.port}")
    private int port;

    private StripeSituation given;
    private final StripeSimulator stripe = Embedded.simulator();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String eventId = "evt_" + UUID.randomUUID();

    @BeforeEach
    void weTellTheEventsOurselves() {
        stripe.dropWebhooks(true);
        given = new StripeSituation(beans);
    }

    @AfterEach
    void allIsWell() {
        database.sql("update stripe_event set handled_at = now() where handled_at is null and id like ?")
                .param("%" + eventId)
                .update();
        stripe.dropWebhooks(false);
        stripe.duplicateWebhooks(false);
        stripe.shuffleWebhooks(false);
        stripe.faults().clear();
    }

    @Test
    void anEventMakesUsLookAtThePayment() {
        var payment = given.aNoteToPay(given.aPractitionerWhoCanBePaid());
        pay(payment);

        assertThat(deliver(snapshot("payment_intent.succeeded", payment))).isEqualTo(200);

        untilHandled();
        assertThat(payments.get(payment.id()).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(database.sql("select event_id from money_journal where payment_id = ? and to_status = 'PAID'")
                        .param(payment.id())
                        .query(String.class)
                        .single())
                .isEqualTo(eventId);
    }

    @Test
    void aChargesEventLeadsToItsPayment() {
        var payment = given.aNoteToPay(given.aPractitionerWhoCanBePaid());
        pay(payment);
        var charge = event("charge.updated", payment.payee(), """
                {"id": "ch_1", "object": "charge", "payment_intent": "%s"}""".formatted(payment.gatewayId()));

        assertThat(deliver(charge)).isEqualTo(200);

        untilHandled();
        assertThat(payments.get(payment.id()).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void whatAnEventClaimsIsNotBelieved() {
        var payment = given.aNoteToPay(given.aPractitionerWhoCanBePaid());

        assertThat(deliver(snapshot("payment_intent.succeeded", payment))).isEqualTo(200);

        untilHandled();
        assertThat(payments.get(payment.id()).status()).isEqualTo(PaymentStatus.OPEN);
    }

    @Test
    void aForgedEventLeavesNoTrace() {
        var body = harmless();

        assertThat(deliver(body, signed(body, "whsec_of_somebody_else", Instant.now())))
                .isEqualTo(400);
        assertThat(deliver(
                        body.replace("evt_", "evt_other"), signed(body, SimulatedStripe.CONNECT_SECRET, Instant.now())))
                .isEqualTo(400);
        assertThat(deliver(body, "t=1,v1=")).isEqualTo(400);
        assertThat(deliver(body, "nonsense")).isEqualTo(400);
        assertThat(deliver(body, "")).isEqualTo(400);

        assertThat(isKept()).isFalse();
    }

    @Test
    void anEventReplayedLaterLeavesNoTrace() {
        var body = harmless();
        var tooLate = Instant.now().minus(Duration.ofSeconds(310));

        assertThat(deliver(body, signed(body, SimulatedStripe.CONNECT_SECRET, tooLate)))
                .isEqualTo(400);

        assertThat(isKept()).isFalse();
    }

    @Test
    void anEventFromTheFutureLeavesNoTrace() {
        var body = harmless();
        var tooEarly = Instant.now().plus(Duration.ofSeconds(310));

        assertThat(deliver(body, signed(body, SimulatedStripe.CONNECT_SECRET, tooEarly)))
                .isEqualTo(400);

        assertThat(isKept()).isFalse();
    }

    @Test
    void anEventOfTheOtherModeLeavesNoTrace() {
        var body = harmless().replace("\"livemode\": false", "\"livemode\": true");

        assertThat(deliver(body)).isEqualTo(400);

        assertThat(isKept()).isFalse();
    }

    @Test
    void aHugeDeliveryIsNotEvenRead() {
        assertThat(deliver("x".repeat(256 * 1024 + 1))).isEqualTo(413);
    }

    @Test
    void whatIsSignedButNoEventIsRefused() {
        assertThat(deliver("[]")).isEqualTo(400);
        assertThat(deliver("{\"id\": \"evt_1\"")).isEqualTo(400);
        assertThat(deliver("{\"id\": \"evt_1\", \"type\": 5, \"livemode\": false}"))
                .isEqualTo(400);
    }

    @Test
    void theSameEventAgainIsNoNews() {
        var body = harmless();

        assertThat(deliver(body)).isEqualTo(200);
        untilHandled();
        assertThat(deliver(body)).isEqualTo(200);

        assertThat(database.sql("select attempts from stripe_event where id = ?")
                        .param(eventId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(hasJob()).isFalse();
    }

    @Test
    void anUnknownTypeIsKeptAndIgnored() {
        assertThat(deliver(event("fancy.new.type", "acct_1", "{\"id\": \"x_1\", \"object\": \"fancy\"}")))
                .isEqualTo(200);

        untilHandled();
    }

    @Test
    void anEventForAnAccountThatIsNotOursIsIgnored() {
        assertThat(deliver(event("payout.paid", "acct_unknown", "{\"id\": \"po_1\", \"object\": \"payout\"}")))
                .isEqualTo(200);

        untilHandled();
    }

    @Test
    void whatCannotBeKeptIsNotAcknowledged() {
        Superuser.does("alter table stripe_event add constraint full_disk check (id <> '" + eventId + "')");
        try {
            assertThat(deliver(harmless())).isEqualTo(500);
            assertThat(hasJob()).isFalse();
        } finally {
            Superuser.does("alter table stripe_event drop constraint full_disk");
        }
        assertThat(deliver(harmless())).isEqualTo(200);
        untilHandled();
    }

    @Test
    void eventsInAnyOrderAndTwiceEndInTheSamePlace() {
        stripe.dropWebhooks(false);
        stripe.duplicateWebhooks(true);
        stripe.shuffleWebhooks(true);
        var payment = given.aNoteToPay(given.aPractitionerWhoCanBePaid());

        stripe.payIntent(payment.payee(), String.valueOf(payment.gatewayId()), "4000002760003184");
        stripe.authenticate(payment.payee(), String.valueOf(payment.gatewayId()), true);
        stripe.awaitDeliveries();

        await().atMost(PATIENCE).untilAsserted(() -> {
            var settled = payments.get(payment.id());
            assertThat(settled.status()).isEqualTo(PaymentStatus.PAID);
            assertThat(settled.net()).isNotNull();
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.sql(
                                        "select count(*) from stripe_event where account = ? and handled_at is null")
                                .param(payment.payee())
                                .query(Long.class)
                                .single())
                        .isZero());
    }

    @Test
    void anEventThatCannotBeLookedIntoIsTriedAgain() {
        var payment = given.aNoteToPay(given.aPractitionerWhoCanBePaid());
        pay(payment);
        stripe.faults().next(3, "GET", "/" + payment.gatewayId(), Fault.ERROR_BEFORE);

        assertThat(deliver(snapshot("payment_intent.succeeded", payment))).isEqualTo(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.sql("select failure from stripe_event where id = ?")
                                .param(eventId)
                                .query(String.class)
                                .optional())
                        .contains("GatewayUnsure"));
        untilHandled();
        assertThat(payments.get(payment.id()).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void anEventWhoseJobGotLostIsFound() {
        database.sql("""
                        insert into stripe_event (id, type, created_at, received_at)
                        values (?, 'fancy.new.type', now(), now() - interval '2 minutes')""").param(eventId).update();

        untilHandled();
    }

    @Test
    void oneLookAnswersWhatHadComeInAboutTheSamePaymentAndNothingElse() {
        var payment = given.aNoteToPay(given.aPractitionerWhoCanBePaid());
        var intent = String.valueOf(payment.gatewayId());
        keep("same", "payment_intent.processing", payment.payee(), intent, 30);
        keep("other-look", "charge.updated", payment.payee(), intent, 30);
        keep("other-account", "payment_intent.processing", "acct_other", intent, 30);
        keep("other-payment", "payment_intent.processing", payment.payee(), "pi_nobodys", 30);
        keep("just-now", "payment_intent.processing", payment.payee(), intent, 0);

        assertThat(deliver(snapshot("payment_intent.succeeded", payment))).isEqualTo(200);

        untilHandled();
        assertThat(database.sql("""
                                select id from stripe_event where handled_at is null and id like ? order by id""").param("%" + eventId).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "just-now" + eventId,
                        "other-account" + eventId,
                        "other-look" + eventId,
                        "other-payment" + eventId);
    }

    /** Without a job: nobody will look at it before long. */
    private void keep(String what, String type, String account, String object, int secondsAgo) {
        database.sql("""
                        insert into stripe_event (id, type, account, object_id, created_at, received_at)
                        values (?, ?, ?, ?, now(), now() - make_interval(secs => ?))""")
                .params(what + eventId, type, account, object, secondsAgo)
                .update();
    }

    @Test
    void aThinEventMakesUsLookAtTheAccount() {
        var payee = given.aPractitionerWhoCanBePaid();
        var account = String.valueOf(payee.gatewayId());
        stripe.requirePastDue(account);
        var type = "v2.core.account[configuration.merchant].capability_status_updated";

        assertThat(deliver(thin(type, account))).isEqualTo(200);

        untilHandled();
        var seen = payees.of(payee.practitionerId()).orElseThrow();
        assertThat(seen.charges()).isEqualTo(Capability.BLOCKED);
        assertThat(seen.requirements()).isNotEmpty();
    }

    @Test
    void aSnapshotMakesUsLookAtTheAccount() {
        var payee = given.aNewcomer();
        var account = String.valueOf(payee.gatewayId());
        assertThat(payee.charges()).isEqualTo(Capability.NOT_READY);
        stripe.completeOnboarding(account);

        assertThat(deliver(event("account.updated", account, """
                {"id": "%s", "object": "account"}""".formatted(account))))
                .isEqualTo(200);

        untilHandled();
        var seen = payees.of(payee.practitionerId()).orElseThrow();
        assertThat(seen.charges()).isEqualTo(Capability.ACTIVE);
        assertThat(seen.bankLast4()).hasSize(4);
    }

    @Test
    void aPayoutsEventBringsThePayoutAndItsLines() {
        var payment = given.aNoteToPay(given.aPractitionerWhoCanBePaid());
        stripe.payIntent(payment.payee(), String.valueOf(payment.gatewayId()), "4000000000000077");
        deliver(snapshot("payment_intent.succeeded", payment));
        untilHandled();
        stripe.awaitDeliveries();
        var payout = stripe.startPayout(payment.payee()).orElseThrow();
        stripe.payPayout(payout);

        var body = event("payout.reconciliation_completed", payment.payee(), """
                {"id": "%s", "object": "payout"}""".formatted(payout))
                .replace(eventId, eventId + "_payout");
        assertThat(deliver(body)).isEqualTo(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.sql("""
                                select line.payment_id from payout_line line join payout on payout.id = line.payout_id
                                where payout.gateway_id = ? and line.payment_id is not null""")
                                .param(payout)
                                .query(UUID.class)
                                .list())
                        .containsExactly(payment.id()));
    }

    private void pay(Payment payment) {
        assertThat(stripe.payIntent(payment.payee(), String.valueOf(payment.gatewayId()), CARD))
                .isEqualTo("succeeded");
    }

    private String harmless() {
        return event("payment_intent.succeeded", "acct_1", "{\"id\": \"pi_nobodys\", \"object\": \"payment_intent\"}");
    }

    private String snapshot(String type, Payment payment) {
        return event(type, payment.payee(), """
                {"id": "%s", "object": "payment_intent", "status": "succeeded", "amount": 2500}""".formatted(payment.gatewayId()));
    }

    /** Of an API version that nobody knows. */
    private String event(String type, String account, String object) {
        return """
                {"id": "%s", "object": "event", "api_version": "2031-01-01.unheard-of", "type": "%s",
                 "account": "%s", "created": %d, "livemode": false, "data": {"object": %s}}""".formatted(eventId, type, account, Instant.now().getEpochSecond(), object);
    }

    private String thin(String type, String account) {
        return """
                {"id": "%s", "object": "v2.core.event", "type": "%s", "context": "%s", "created": "%s",
                 "livemode": false, "related_object": {"id": "%s", "type": "v2.core.account", "url": "/"}}""".formatted(eventId, type, account, Instant.now(), account);
    }

    private int deliver(String body) {
        return deliver(body, signed(body, SimulatedStripe.CONNECT_SECRET, Instant.now()));
    }

    private static String signed(String body, String secret, Instant at) {
        try {
            return Webhook.Signature.generateSignatureHeader(body, secret, at.getEpochSecond());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private int deliver(String body, String signature) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/stripe"))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!signature.isEmpty()) {
            request.header("Stripe-Signature", signature);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void untilHandled() {
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from stripe_event where handled_at is not null and id = ?") == 1);
    }

    private boolean isKept() {
        return count("select count(*) from stripe_event where id = ?") > 0;
    }

    private boolean hasJob() {
        return count("select count(*) from scheduled_tasks where task_name = 'stripe-event' and task_instance = ?") > 0;
    }

    private long count(String query) {
        return database.sql(query).param(eventId).query(Long.class).single();
    }
}
