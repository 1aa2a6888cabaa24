package fr.honoraire.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentIntentListParams;
import fr.honoraire.billing.GatewayPayment;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.practitioner.LegalForm;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.Money;
import fr.honoraire.simulator.StripeSimulator;
import fr.honoraire.simulator.wire.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the payment port promises, whatever happens to a call on its way. */
class StripeGatewaysTest {

    private static final String OPEN = "^/v1/payment_intents$";
    private static final String READ = "^/v1/payment_intents/pi_[^/]*$";
    private static final String CANCEL = "/cancel$";
    private static final Money AMOUNT = Money.ofCents(25_00);
    private static final String CARD = "4242424242424242";

    private static StripeSimulator stripe;
    private static StripeClient client;
    private static StripePaymentGateway gateway;

    private final UUID id = UUID.randomUUID();
    private String payee;

    @BeforeAll
    static void start() {
        stripe = StripeSimulator.start(0);
        var properties = new StripeProperties(
                "sk_test_simulator_only",
                "pk_test_simulator_only",
                List.of(),
                URI.create(stripe.baseUrl()),
                URI.create(stripe.scriptUrl()),
                URI.create(stripe.baseUrl()),
                List.of(stripe.baseUrl()),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
        client = new StripeConfiguration().stripeClient(properties);
        gateway = new StripePaymentGateway(client, new StripeCalls(), properties);
    }

    @AfterAll
    static void stop() {
        stripe.close();
    }

    @BeforeEach
    void aPractitionerWhoCanBePaid() throws StripeException {
        stripe.reset();
        payee = newAccount();
        stripe.completeOnboarding(payee);
    }

    private static String newAccount() throws StripeException {
        var params = NewAccount.of(
                UUID.randomUUID(), "Dr Claire Martin", "claire.martin@example.org", LegalForm.EI, Profession.MEDECIN);
        return client.v2().core().accounts().create(params).getId();
    }

    @Test
    void theSameAttemptAskedTwiceOpensOne() {
        var first = open(1);

        assertThat(first.status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(first.amount()).isEqualTo(AMOUNT);
        assertThat(open(1).id()).isEqualTo(first.id());
        assertThat(openedAtStripe()).isEqualTo(1);
    }

    @Test
    void aLostAnswerToOpeningIsUnsureAndAskingAgainOpensNoSecond() {
        stripe.faults().next(10, "POST", OPEN, Fault.DROP_AFTER);
        assertThatThrownBy(() -> open(1)).isInstanceOf(GatewayUnsure.class);
        stripe.faults().clear();

        assertThat(find()).isPresent();
        assertThat(open(1).id()).isEqualTo(find().orElseThrow().id());
        assertThat(openedAtStripe()).isEqualTo(1);
    }

    @Test
    void halfAnAnswerToOpeningIsUnsure() {
        stripe.faults().next(1, "POST", OPEN, Fault.HALF_BODY);

        assertThatThrownBy(() -> open(1)).isInstanceOf(GatewayUnsure.class);

        assertThat(find()).isPresent();
        assertThat(openedAtStripe()).isEqualTo(1);
    }

    @Test
    void aFailureAfterTheWorkIsUnsureAndThePaymentIsFound() {
        stripe.faults().next(1, "POST", OPEN, Fault.ERROR_AFTER);

        assertThatThrownBy(() -> open(1)).isInstanceOf(GatewayUnsure.class);
        assertThatThrownBy(() -> open(1)).isInstanceOf(GatewayUnsure.class);

        assertThat(find()).isPresent();
        assertThat(openedAtStripe()).isEqualTo(1);
    }

    @Test
    void aFailureBeforeTheWorkIsUnsureAndTheNextAttemptOpensOne() {
        stripe.faults().next(1, "POST", OPEN, Fault.ERROR_BEFORE);

        assertThatThrownBy(() -> open(1)).isInstanceOf(GatewayUnsure.class);

        assertThat(find()).isEmpty();
        assertThat(open(2).status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(openedAtStripe()).isEqualTo(1);
    }

    @Test
    void aBusyStripeIsAskedAgain() {
        stripe.faults().next(2, "POST", OPEN, Fault.RATE_LIMITED);

        assertThat(open(1).status()).isEqualTo(PaymentStatus.OPEN);
    }

    @Test
    void aStripeThatStaysBusyIsUnsure() {
        stripe.faults().next(20, "POST", OPEN, Fault.RATE_LIMITED);

        assertThatThrownBy(() -> open(1)).isInstanceOf(GatewayUnsure.class);

        stripe.faults().clear();
        assertThat(openedAtStripe()).isZero();
    }

    @Test
    void aRefusalSaysItsCodeAndQuotesNothing() {
        assertThatThrownBy(() -> gateway.open(id, 1, payee, Money.ofCents(49), null))
                .isInstanceOfSatisfying(GatewayRefused.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("amount_too_small");
                    assertThat(refusal.getCause()).hasMessageStartingWith("InvalidRequestException, status 400, code");
                });
        stripe.requirePastDue(payee);
        assertThatThrownBy(() -> open(2)).isInstanceOf(GatewayRefused.class);
    }

    @Test
    void anotherPractitionersPaymentIsUnknown() throws StripeException {
        var opened = open(1);
        var other = newAccount();

        assertThatThrownBy(() -> gateway.read(other, opened.id()))
                .isInstanceOfSatisfying(
                        GatewayRefused.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("resource_missing"));
    }

    @Test
    void aLostAnswerToReadingIsUnsure() {
        var opened = open(1);
        stripe.faults().next(1, "GET", READ, Fault.HALF_BODY);

        assertThatThrownBy(() -> gateway.read(payee, opened.id())).isInstanceOf(GatewayUnsure.class);

        assertThat(gateway.read(payee, opened.id())).isEqualTo(opened);
    }

    @Test
    void aDeclineIsOpenWithItsReason() {
        var opened = open(1);
        stripe.payIntent(payee, opened.id(), "4000000000009995");

        var seen = gateway.read(payee, opened.id());

        assertThat(seen.status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(seen.declineCode()).isEqualTo("insufficient_funds");
        assertThat(seen.chargeId()).isNull();
    }

    @Test
    void threeDSecureUnderWayIsProcessing() {
        var opened = open(1);
        stripe.payIntent(payee, opened.id(), "4000002760003184");

        assertThat(gateway.read(payee, opened.id()).status()).isEqualTo(PaymentStatus.PROCESSING);
    }

    @Test
    void aPaidOneHasItsCardAndLaterItsSettlement() {
        var opened = open(1);
        stripe.payIntent(payee, opened.id(), CARD);
        assertThat(gateway.read(payee, opened.id()).status()).isEqualTo(PaymentStatus.PAID);

        stripe.awaitDeliveries();
        var seen = gateway.read(payee, opened.id());

        assertThat(seen.card()).isEqualTo("visa 4242");
        assertThat(seen.chargeId()).startsWith("ch_");
        assertThat(seen.settlement()).isNotNull().satisfies(settlement -> {
            assertThat(settlement.fee().plus(settlement.net())).isEqualTo(AMOUNT);
            assertThat(settlement.availableOn()).isAfter(stripe.now().minus(Duration.ofDays(1)));
        });
    }

    @Test
    void cancellingWhatWasJustPaidSaysPaid() {
        var opened = open(1);
        stripe.payIntent(payee, opened.id(), CARD);

        assertThat(gateway.cancel(payee, opened.id()).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void cancellingTwiceSaysCanceledTwice() {
        var opened = open(1);

        assertThat(gateway.cancel(payee, opened.id()).status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(gateway.cancel(payee, opened.id()).status()).isEqualTo(PaymentStatus.CANCELED);
    }

    @Test
    void aLostAnswerToCancellingIsUnsureAndReadingTells() {
        var opened = open(1);
        stripe.faults().next(10, "POST", CANCEL, Fault.DROP_AFTER);
        assertThatThrownBy(() -> gateway.cancel(payee, opened.id())).isInstanceOf(GatewayUnsure.class);
        stripe.faults().clear();

        assertThat(gateway.read(payee, opened.id()).status()).isEqualTo(PaymentStatus.CANCELED);
    }

    @Test
    void ofTwoAttemptsCarriedOutTheOneThatWentFurthestIsFound() {
        var first = open(1);
        var second = open(2);
        assertThat(find()).map(GatewayPayment::id).contains(first.id());

        stripe.payIntent(payee, second.id(), CARD);

        assertThat(find()).map(GatewayPayment::id).contains(second.id());
    }

    @Test
    void aPaymentIsFoundAmongHundreds() throws StripeException {
        var opened = open(1);
        for (var i = 0; i < 110; i++) {
            gateway.open(UUID.randomUUID(), 1, payee, AMOUNT, null);
        }

        assertThat(find()).map(GatewayPayment::id).contains(opened.id());
    }

    @Test
    void theFormIsThePlatformsOnThePractitionersAccount() {
        var opened = open(1);

        var form = gateway.form(payee, opened.id());

        assertThat(form.payee()).isEqualTo(payee);
        assertThat(form.clientSecret()).startsWith(opened.id() + "_secret_");
        assertThat(form.publishableKey()).isEqualTo("pk_test_simulator_only");
        assertThat(gateway.formOrigins()).containsExactly(stripe.baseUrl());
    }

    private GatewayPayment open(int attempt) {
        return gateway.open(id, attempt, payee, AMOUNT, null);
    }

    private Optional<GatewayPayment> find() {
        return gateway.find(id, payee, stripe.now());
    }

    private int openedAtStripe() {
        try {
            return client.v1()
                    .paymentIntents()
                    .list(PaymentIntentListParams.builder().setLimit(100L).build(), StripeCalls.on(payee))
                    .getData()
                    .size();
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }
}
