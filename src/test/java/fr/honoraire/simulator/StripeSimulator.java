package fr.honoraire.simulator;

import fr.honoraire.simulator.state.TestCard;
import fr.honoraire.simulator.webhook.Delivery;
import fr.honoraire.simulator.webhook.Mischief;
import fr.honoraire.simulator.wire.Faults;
import fr.honoraire.simulator.wire.Json;
import fr.honoraire.simulator.wire.RequestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Stripe, as far as the application needs it, on this machine and in memory: what a test or a demo may do with it. */
public final class StripeSimulator implements AutoCloseable {

    private static final int DEFAULT_PORT = 8420;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SimulatorServer server;

    private StripeSimulator(SimulatorServer server) {
        this.server = server;
    }

    /** Starts one on this port, or on any free one if it is 0. */
    public static StripeSimulator start(int port) {
        try {
            var simulator = new StripeSimulator(new SimulatorServer(port));
            simulator.server.start(simulator);
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port, e);
        }
    }

    /** Runs it alone. */
    public static void main(String... args) {
        var simulator = start(args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_PORT);
        System.out.println("Stripe simulator: " + simulator.baseUrl() + "/");
    }

    /** Where the API answers. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** The stand-in for Stripe.js. */
    public String scriptUrl() {
        return baseUrl() + "/v3/";
    }

    public Instant now() {
        return server.world().clock().now();
    }

    /** Moves the clock, forth or back. */
    public void advance(Duration step) {
        server.capture();
        server.world().clock().advance(step);
    }

    /** Sets the clock, which runs on from there. */
    public void at(Instant now) {
        server.capture();
        server.world().clock().set(now);
    }

    /** How long after a charge its money becomes available: three days unless told otherwise. */
    public void settleAfter(Duration settlement) {
        server.world().charges().settleAfter(settlement);
    }

    /** Everything given and accepted: the account may be paid and paid out. */
    public void completeOnboarding(String accountId) {
        server.world().alone(() -> server.world().accounts().complete(accountId));
    }

    /** Papers are asked for within two weeks; payouts stop meanwhile. */
    public void lackPapers(String accountId) {
        server.world().alone(() -> server.world().accounts().lackPapers(accountId));
    }

    /** Papers were asked for in vain: charges and payouts stop. */
    public void requirePastDue(String accountId) {
        server.world().alone(() -> server.world().accounts().requirePastDue(accountId));
    }

    /** Papers that were being examined are accepted. */
    public void acceptPapers(String accountId) {
        server.world().alone(() -> server.world().accounts().acceptWhatIsInReview(accountId));
    }

    /** Pays with a test card, as a patient would; returns the payment's status. */
    public String payIntent(String accountId, String paymentIntentId, String cardNumber) {
        var card = TestCard.of(cardNumber).orElseThrow(() -> new IllegalArgumentException("No such test card"));
        return server.world()
                .alone(() ->
                        Json.required(server.world().confirmations().pay(accountId, paymentIntentId, card), "status"));
    }

    /** Ends 3-D Secure, as a patient would at his bank; returns the payment's status. */
    public String authenticate(String accountId, String paymentIntentId, boolean accepted) {
        return server.world()
                .alone(() -> Json.required(
                        server.world().confirmations().authenticate(accountId, paymentIntentId, accepted), "status"));
    }

    /** Whether an account's payments from now on stay in processing until somebody ends them. */
    public void slowPayments(String accountId, boolean on) {
        server.world().alone(() -> server.world().confirmations().slow(accountId, on));
    }

    /** The bank answers what was in processing; returns the payment's status. */
    public String endPayment(String accountId, String paymentIntentId, boolean accepted) {
        return server.world()
                .alone(() -> Json.required(
                        server.world().confirmations().end(accountId, paymentIntentId, accepted), "status"));
    }

    /** Refunds as the practitioner may on Stripe's own dashboard; returns the refund's id. */
    public String refund(String accountId, String paymentIntentId, long cents) {
        return server.world()
                .alone(() -> Json.required(server.world().refunds().give(accountId, paymentIntentId, cents), "id"));
    }

    /** A refund that the customer's bank sends back. */
    public void failRefund(String accountId, String refundId) {
        failRefund(accountId, refundId, "lost_or_stolen_card");
    }

    /** The same, with one of Stripe's reasons. */
    public void failRefund(String accountId, String refundId, String reason) {
        server.world().alone(() -> {
            server.world().fates().fail(accountId, refundId, reason);
        });
    }

    /** Whether an account's refunds from now on stay pending until somebody ends them. */
    public void pendingRefunds(String accountId, boolean on) {
        server.world().alone(() -> server.world().refunds().pending(accountId, on));
    }

    /** A pending refund reaches the customer. */
    public void succeedRefund(String accountId, String refundId) {
        server.world().alone(() -> {
            server.world().fates().succeed(accountId, refundId);
        });
    }

    /** A pending refund is called off, as the practitioner may on Stripe's own dashboard. */
    public void cancelRefund(String accountId, String refundId) {
        server.world().alone(() -> {
            server.world().fates().cancel(accountId, refundId);
        });
    }

    /** The patient contests a charge at his bank, all that is left of it; returns the dispute's id. */
    public String openDispute(String accountId, String chargeId) {
        return dispute(accountId, () -> server.world().disputes().open(accountId, chargeId));
    }

    /** The same, for part of the charge. */
    public String openDispute(String accountId, String chargeId, long cents) {
        return dispute(accountId, () -> server.world().disputes().open(accountId, chargeId, cents, "fraudulent"));
    }

    /** The patient's bank asks about a charge, without taking the money; returns the dispute's id. */
    public String openInquiry(String accountId, String chargeId) {
        return dispute(accountId, () -> server.world().disputes().inquire(accountId, chargeId));
    }

    private String dispute(String accountId, Supplier<ObjectNode> action) {
        server.world().catchUp(accountId);
        return server.world().alone(() -> Json.required(action.get(), "id"));
    }

    /** The bank takes the money it had only asked about. */
    public void escalateInquiry(String accountId, String disputeId) {
        server.world().alone(() -> {
            server.world().disputes().escalate(accountId, disputeId);
        });
    }

    /** The bank decides; an inquiry ends either way. */
    public void closeDispute(String accountId, String disputeId, boolean won) {
        server.world().alone(() -> {
            server.world().disputes().close(accountId, disputeId, won);
        });
    }

    /** One payout for each account that has something available, paid at once and reconciled. */
    public void settlePayouts() {
        server.capture();
        server.world().alone(() -> server.world().payouts().settle());
    }

    /** The same, for one account. */
    public void settlePayouts(String accountId) {
        server.world().catchUp(accountId);
        server.world().alone(() -> server.world().payouts().settle(accountId));
    }

    /** Sends what an account has available on its way to the bank; returns the payout's id, if there was anything. */
    public Optional<String> startPayout(String accountId) {
        server.world().catchUp(accountId);
        return server.world()
                .alone(() -> server.world().payouts().start(accountId).map(payout -> Json.required(payout, "id")));
    }

    /** The same, but it stays pending until it is sent or paid. */
    public Optional<String> preparePayout(String accountId) {
        server.world().catchUp(accountId);
        return server.world()
                .alone(() -> server.world().payouts().prepare(accountId).map(payout -> Json.required(payout, "id")));
    }

    /** Hands a pending payout to the bank. */
    public void sendPayout(String payoutId) {
        server.world().alone(() -> server.world().payouts().send(accountOf(payoutId), payoutId));
    }

    /** Whether an account's payouts stay unexplained after they are paid, until {@link #reconcilePayout}. */
    public void reconcileLater(String accountId, boolean on) {
        server.world().alone(() -> server.world().payouts().reconcileLater(accountId, on));
    }

    /** Stripe knows now what a paid payout is made of. */
    public void reconcilePayout(String payoutId) {
        server.world().alone(() -> server.world().payouts().reconcile(accountOf(payoutId), payoutId));
    }

    /** A payout in transit reaches the bank, and is reconciled. */
    public void payPayout(String payoutId) {
        server.world().alone(() -> server.world().payouts().pay(accountOf(payoutId), payoutId));
    }

    /** The bank sends a payout back, with a code such as {@code account_closed}. */
    public void failPayout(String payoutId, String code) {
        server.world().alone(() -> server.world().payouts().fail(accountOf(payoutId), payoutId, code));
    }

    private String accountOf(String payoutId) {
        var account = server.world().payouts().accountOf(payoutId);
        if (account == null) {
            throw new NoSuchElementException("No payout " + payoutId);
        }
        return account;
    }

    /** An account's objects of one type as they are now, the newest first: for whoever compares. */
    public List<ObjectNode> objects(String accountId, String type) {
        return server.world()
                .alone(() -> server.world().store().list(accountId, type).stream()
                        .map(ObjectNode::deepCopy)
                        .toList());
    }

    /** What is wrong with the books: nothing ever should be. */
    public List<String> ledgerProblems() {
        return server.world().ledgerProblems();
    }

    /** Has events told to this place: of connected accounts or of the platform, as snapshots or as thin events. */
    public void registerWebhook(String url, String secret, boolean connect, boolean thin) {
        server.webhooks().register(url, secret, connect, thin);
    }

    public void forgetWebhooks() {
        server.webhooks().forgetEndpoints();
    }

    /** Throws deliveries away, as if they had been lost. */
    public void dropWebhooks(boolean on) {
        mischief().drop(on);
    }

    public void duplicateWebhooks(boolean on) {
        mischief().duplicate(on);
    }

    public void shuffleWebhooks(boolean on) {
        mischief().shuffle(on);
    }

    public void delayWebhooks(Duration by) {
        mischief().delay(by);
    }

    /** All the ways in which deliveries may go wrong. */
    public Mischief mischief() {
        return server.webhooks().mischief();
    }

    /** Tells of an event once more, word for word. */
    public void redeliver(String eventId) {
        var world = server.world();
        world.alone(() -> {
            var account = world.events().accountOf(eventId);
            var event = account == null ? null : world.events().find(account, eventId);
            if (account != null && event != null) {
                server.webhooks().take(account, event);
            }
        });
    }

    /** The attempts to tell somebody, newest first. */
    public List<Delivery> deliveries() {
        return server.webhooks().deliveries();
    }

    /** Waits until everything paid is captured, and nobody is being told any more. */
    public void awaitDeliveries() {
        server.capture();
        if (!server.webhooks().await(PATIENCE)) {
            throw new IllegalStateException("Deliveries are still under way");
        }
    }

    /** The same, for one account. */
    public void awaitDeliveries(String accountId) {
        server.world().catchUp(accountId);
        if (!server.webhooks().await(accountId, PATIENCE)) {
            throw new IllegalStateException("Deliveries of " + accountId + " are still under way");
        }
    }

    public Faults faults() {
        return server.faults();
    }

    /** The calls that came in since the last reset, without what they carried. */
    public List<RequestLog.Line> requests() {
        return server.requests().lines();
    }

    /** Forgets everything but the webhook endpoints. */
    public void reset() {
        server.reset();
    }

    @Override
    public void close() {
        server.close();
    }
}
