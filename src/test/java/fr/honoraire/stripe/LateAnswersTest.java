package fr.honoraire.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.practitioner.LegalForm;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.Money;
import fr.honoraire.simulator.StripeSimulator;
import fr.honoraire.simulator.wire.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls whose answer comes too late or never, or which never arrive: we do not know, and asking again does it once. */
class LateAnswersTest {

    private static final String OPEN = "^/v1/payment_intents$";
    private static final Money AMOUNT = Money.ofCents(25_00);

    private final UUID id = UUID.randomUUID();
    private StripeSimulator stripe;
    private StripePaymentGateway gateway;
    private String payee;

    @BeforeEach
    void aPractitionerWhoCanBePaid() throws StripeException {
        stripe = StripeSimulator.start(0);
        var client = client(URI.create(stripe.baseUrl()));
        gateway = gateway(client);
        var params = NewAccount.of(
                UUID.randomUUID(), "Dr Claire Martin", "claire.martin@example.org", LegalForm.EI, Profession.MEDECIN);
        payee = client.v2().core().accounts().create(params).getId();
        stripe.completeOnboarding(payee);
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    private static StripeClient client(URI address) {
        return new StripeConfiguration().stripeClient(properties(address));
    }

    private static StripeProperties properties(URI address) {
        return new StripeProperties(
                "sk_test_simulator_only",
                "pk_test_simulator_only",
                List.of(),
                address,
                address,
                address,
                List.of(),
                Duration.ofMillis(500),
                Duration.ofMillis(300));
    }

    private static StripePaymentGateway gateway(StripeClient client) {
        return new StripePaymentGateway(client, new StripeCalls(), properties(URI.create("http://127.0.0.1")));
    }

    @Test
    void whatWasDoneAndAnsweredTooLateIsFound() {
        stripe.faults().lasting(Duration.ofSeconds(2)).next(2, "POST", OPEN, Fault.LATE);

        assertThatThrownBy(() -> gateway.open(id, 1, payee, AMOUNT, null)).isInstanceOf(GatewayUnsure.class);

        var found = gateway.find(id, payee, stripe.now()).orElseThrow();
        assertThat(found.status()).isEqualTo(PaymentStatus.OPEN);
        stripe.faults().clear();
        assertThat(gateway.open(id, 2, payee, AMOUNT, null).id())
                .as("another attempt is another payment: this is why we ask first")
                .isNotEqualTo(found.id());
    }

    @Test
    void whatWasNeitherDoneNorAnsweredIsDoneWhenAskedAgain() {
        stripe.faults().lasting(Duration.ofSeconds(2)).next(2, "POST", OPEN, Fault.HANG);

        assertThatThrownBy(() -> gateway.open(id, 1, payee, AMOUNT, null)).isInstanceOf(GatewayUnsure.class);

        assertThat(gateway.find(id, payee, stripe.now())).isEmpty();
        stripe.faults().clear();
        var opened = gateway.open(id, 1, payee, AMOUNT, null);
        assertThat(gateway.find(id, payee, stripe.now())).contains(opened);
    }

    @Test
    void aStripeThatCannotBeReachedLeavesUsUnsure() throws IOException {
        var nowhere = gateway(client(URI.create("http://127.0.0.1:" + portNobodyListensOn())));

        assertThatThrownBy(() -> nowhere.open(id, 1, payee, AMOUNT, null)).isInstanceOf(GatewayUnsure.class);
    }

    private static int portNobodyListensOn() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
