package fr.honoraire.practitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.live.LiveEvents;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.IntegrationTest;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opening an account at Stripe once, and believing only what Stripe says; with a Stripe that does as it is told. */
@IntegrationTest
class PayeeServiceTest {

    private static final int MANY = 16;

    @Autowired
    Payees payees;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Practitioners practitioners;

    @Autowired
    AccountService accounts;

    @Autowired
    PayeeService real;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LiveEvents live;

    @Autowired
    InstantSource clock;

    private final ObedientGateway gateway = new ObedientGateway();
    private final List<Object> published = new ArrayList<>();
    private PayeeService service;
    private UUID me;

    @BeforeEach
    void aPractitioner() {
        service = new PayeeService(payees, practitioners, gateway, transaction, published::add, live, clock);
        me = accounts.signUp(new NewAccount(
                        Civility.DOCTEUR,
                        "Camille",
                        "Martin",
                        Profession.MEDECIN,
                        UUID.randomUUID() + "@example.org",
                        "quatre chevaux bleus"))
                .practitionerId();
    }

    @Test
    void thatWeMeanToOpenAnAccountIsWrittenBeforeStripeIsAsked() {
        gateway.fails = new GatewayUnsure("req_1", new RuntimeException());

        assertThatThrownBy(() -> service.open(me)).isInstanceOf(GatewayUnsure.class);

        assertThat(service.of(me))
                .hasValueSatisfying(payee -> assertThat(payee.isOpened()).isFalse());
    }

    @Test
    void anUnsureAnswerIsAskedForAgainUnderTheSameAttempt() {
        gateway.fails = new GatewayUnsure("req_1", new RuntimeException());
        assertThatThrownBy(() -> service.open(me)).isInstanceOf(GatewayUnsure.class);
        gateway.fails = null;

        var payee = service.open(me);

        assertThat(gateway.opened).containsExactly(payee.id() + "/1", payee.id() + "/1");
        assertThat(payee.isOpened()).isTrue();
    }

    @Test
    void afterARefusalACorrectedDemandIsAnotherAttempt() {
        gateway.fails = new GatewayRefused("invalid", new RuntimeException());
        assertThatThrownBy(() -> service.open(me)).isInstanceOf(GatewayRefused.class);
        gateway.fails = null;

        var payee = service.open(me);

        assertThat(gateway.opened).containsExactly(payee.id() + "/1", payee.id() + "/2");
    }

    @Test
    void anAccountIsOpenedOnce() {
        service.open(me);
        service.open(me);

        assertThat(gateway.opened).hasSize(1);
    }

    @Test
    void whatStripeSaysIsKeptAndToldOnce() {
        service.open(me);
        published.clear();
        gateway.says = gateway.active();

        service.refresh(me);
        var payee = service.refresh(me);

        assertThat(payee.canBePaid()).isTrue();
        assertThat(payee.bankLast4()).isEqualTo("2606");
        assertThat(published).containsExactly(new PayeeChanged(me, false, true, false));
    }

    @Test
    void demandsWithTheirDatesSurviveBeingStored() {
        service.open(me);
        var asked = new Requirement(
                "external_account",
                Requirement.Deadline.CURRENTLY_DUE,
                Instant.parse("2026-12-24T10:00:00Z"),
                false,
                List.of("information_missing"),
                List.of("payouts"));
        gateway.says = gateway.asking(asked);

        service.refresh(me);

        assertThat(service.of(me).orElseThrow().requirements()).containsExactly(asked);
    }

    @Test
    void anAnswerReadBeforeANewerOneWasRecordedIsAskedForAgain() {
        service.open(me);
        gateway.says = gateway.asking();
        gateway.meanwhile = () -> {
            gateway.meanwhile = () -> {};
            gateway.says = gateway.active();
            service.refresh(me);
            gateway.stale = gateway.asking();
        };

        var payee = service.refresh(me);

        assertThat(payee.charges()).isEqualTo(Capability.ACTIVE);
        assertThat(service.of(me).orElseThrow().charges()).isEqualTo(Capability.ACTIVE);
    }

    @Test
    void stripeIsNeverAskedInsideATransaction() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> real.refresh(me)))
                .isInstanceOf(IllegalTransactionStateException.class);
        service.open(me);
        service.refresh(me);
        assertThat(gateway.askedInTransaction).isFalse();
    }

    /** As many at once as there are events: more than the pool has connections. */
    @Test
    void noConnectionIsKeptWhileStripeIsAsked() throws Exception {
        service.open(me);
        var allAreAsking = new CountDownLatch(MANY);
        gateway.meanwhile = () -> {
            allAreAsking.countDown();
            gateway.allCame &= await(allAreAsking);
        };
        var outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NEVER);

        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < MANY; i++) {
                var _ = together.submit(AtOnce.here(() -> outside.execute(status -> service.refresh(me))));
            }
        }

        assertThat(gateway.allCame).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A Stripe that answers what the test says. */
    static final class ObedientGateway implements PayeeGateway {

        private final String account = "acct_" + UUID.randomUUID();
        final List<String> opened = new ArrayList<>();

        @Nullable RuntimeException fails;

        @Nullable GatewayPayee stale;

        GatewayPayee says = asking();
        Runnable meanwhile = () -> {};
        boolean askedInTransaction;
        volatile boolean allCame = true;

        GatewayPayee active() {
            var bank = new GatewayBank("BANQUE", "2606", false);
            return new GatewayPayee(account, Capability.ACTIVE, Capability.ACTIVE, bank, List.of(), null, false);
        }

        GatewayPayee asking(Requirement... asked) {
            return new GatewayPayee(
                    account, Capability.NOT_READY, Capability.NOT_READY, null, List.of(asked), null, false);
        }

        @Override
        public GatewayPayee open(UUID payeeId, int attempt, Practitioner practitioner) {
            note();
            opened.add(payeeId + "/" + attempt);
            if (fails != null) {
                throw fails;
            }
            return asking();
        }

        @Override
        public GatewayPayee read(String gatewayId) {
            note();
            meanwhile.run();
            var answer = stale == null ? says : stale;
            stale = null;
            return answer;
        }

        private void note() {
            askedInTransaction |= TransactionSynchronizationManager.isActualTransactionActive();
        }

        @Override
        public URI onboarding(String gatewayId, URI comeBack, URI linkExpired) {
            return URI.create("https://connect.example/" + gatewayId);
        }

        @Override
        public List<String> onboardingOrigins() {
            return List.of("https://connect.example");
        }
    }
}
