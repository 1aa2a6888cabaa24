package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCalls.on;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentConfirmParams;
import fr.honoraire.billing.GatewayPayment;
import fr.honoraire.practitioner.Capability;
import fr.honoraire.practitioner.GatewayPayee;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.Money;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Whatever answers as Stripe, with our own gateways before it, and the parts of patient and practitioner played. */
final class TestedStripe {

    static final Money AMOUNT = Money.ofCents(25_00);
    static final String COME_BACK = "https://example.com/retour";
    static final String LINK_EXPIRED = "https://example.com/lien";

    private static final Pattern TEST_KEY = Pattern.compile("(?:sk|rk)_test_\\S+");

    private final StripeCalls calls = new StripeCalls();
    private final StripeProperties properties;
    private final StripeClient client;
    private final SimulatorControls simulator;
    private final String givenAccount;
    private final List<String> remarks = new ArrayList<>();
    private @Nullable GatewayPayee newcomer;
    private @Nullable String ready;

    /** @param givenAccount an account that a person has onboarded, or nothing */
    TestedStripe(String key, URI apiBase, String givenAccount) {
        if (!TEST_KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "STRIPE_SECRET_KEY has to be a key of test mode (sk_test_… or rk_test_…): these cases pay and refund.");
        }
        this.properties = properties(key, apiBase);
        this.client = new StripeConfiguration().stripeClient(properties);
        this.simulator = new SimulatorControls(apiBase);
        this.givenAccount = givenAccount;
    }

    static StripeProperties properties(String key, URI apiBase) {
        return new StripeProperties(
                key,
                "pk_test_of_the_conformance_cases",
                List.of(),
                apiBase,
                URI.create("https://js.stripe.com/v3/"),
                URI.create("https://dashboard.stripe.com"),
                List.of("https://connect.stripe.com"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    /** The same with another account that takes cards, whose balance no case has touched. */
    TestedStripe withAccountOfItsOwn() {
        return new TestedStripe(properties.secretKey(), properties.apiBase(), givenAccount);
    }

    StripeClient client() {
        return client;
    }

    StripeCalls calls() {
        return calls;
    }

    StripePayeeGateway payees() {
        return new StripePayeeGateway(client, calls, properties);
    }

    StripePaymentGateway payments() {
        return new StripePaymentGateway(client, calls, properties);
    }

    StripeRefundGateway refunds() {
        return new StripeRefundGateway(client, calls);
    }

    StripeDisputeGateway disputes() {
        return new StripeDisputeGateway(client, calls, properties);
    }

    StripePayoutGateway payouts() {
        return new StripePayoutGateway(client, calls);
    }

    URI apiBase() {
        return properties.apiBase();
    }

    boolean isSimulated() {
        return simulator.present();
    }

    SimulatorControls simulator() {
        return simulator;
    }

    /** Says something beside passed or failed. */
    void remark(String what) {
        remarks.add(what);
    }

    List<String> takeRemarks() {
        var taken = List.copyOf(remarks);
        remarks.clear();
        return taken;
    }

    /** Someone who has just opened his account and given nothing yet: one for the whole run. */
    GatewayPayee newcomer() {
        if (newcomer == null) {
            newcomer = payees().open(UUID.randomUUID(), 1, new NewPractitioner());
        }
        return newcomer;
    }

    /** The account of someone who takes cards. */
    String ready() {
        if (ready == null) {
            ready = isSimulated() ? onboarded() : given();
        }
        return ready;
    }

    private String onboarded() {
        var account = payees().open(UUID.randomUUID(), 1, new NewPractitioner()).id();
        simulator.order("complete-onboarding", Map.of("account", account));
        return account;
    }

    private String given() {
        if (givenAccount.isEmpty()) {
            throw new NotRun("needs STRIPE_TEST_ACCOUNT");
        }
        if (payees().read(givenAccount).charges() != Capability.ACTIVE) {
            throw new NotRun("needs a STRIPE_TEST_ACCOUNT that takes cards, " + givenAccount + " does not: "
                    + form(givenAccount));
        }
        return givenAccount;
    }

    /** Whether only a person could provide what some cases need. */
    boolean lacksAccount() {
        return !isSimulated() && givenAccount.isEmpty();
    }

    /** Where a practitioner gives his papers. */
    URI form(String account) {
        return payees().onboarding(account, URI.create(COME_BACK), URI.create(LINK_EXPIRED));
    }

    /** A payment of 25 € on the account that takes cards. */
    GatewayPayment open() {
        return payments().open(UUID.randomUUID(), 1, ready(), AMOUNT, null);
    }

    /** Confirms as Stripe.js does once the patient has typed his card; card is one of Stripe's test payment methods. */
    PaymentIntent pay(GatewayPayment payment, String card) {
        var params = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(card)
                .setReturnUrl(COME_BACK)
                .build();
        return calls.ask(() -> client.v1().paymentIntents().confirm(payment.id(), params, on(ready())));
    }

    /** A payment made with this card, and settled. */
    GatewayPayment paid(String card) {
        var opened = open();
        pay(opened, card);
        return await(
                "the payment's settlement",
                () -> read(opened),
                payment -> Optional.ofNullable(payment.settlement()).isPresent());
    }

    GatewayPayment read(GatewayPayment payment) {
        return payments().read(ready(), payment.id());
    }

    PaymentIntent intent(GatewayPayment payment) throws StripeException {
        return client.v1().paymentIntents().retrieve(payment.id(), on(ready()));
    }

    /** Asks again and again, for some minutes at the most. */
    <T> T await(String what, Callable<T> ask, Predicate<T> isThere) {
        return Awaitility.await(what)
                .atMost(isSimulated() ? Duration.ofSeconds(20) : Duration.ofMinutes(4))
                .pollDelay(Duration.ZERO)
                .pollInterval(isSimulated() ? Duration.ofMillis(50) : Duration.ofSeconds(2))
                .ignoreExceptionsMatching(GatewayUnsure.class::isInstance)
                .until(ask, isThere);
    }
}
