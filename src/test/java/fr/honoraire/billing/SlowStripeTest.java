package fr.honoraire.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.honoraire.simulator.wire.Fault;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Stripe takes its time, and nobody else has to. */
@IntegrationTest
class SlowStripeTest {

    /** More than the pool has connections. */
    private static final int MANY = 16;

    private static final String READ = "/v1/payment_intents/pi_\\w+$";

    @Autowired
    private Given given;

    @Autowired
    private PaymentService payments;

    @AfterEach
    void calm() {
        given.stripe().faults().clear();
        given.stripe().faults().lasting(Duration.ofSeconds(30));
    }

    @Test
    void noConnectionIsKeptWhileStripeIsAskedAboutAPayment() {
        var practice = given.aPractice();
        var owed = new ArrayList<Payment>();
        for (var i = 0; i < MANY; i++) {
            owed.add(given.anUnpaidNote(practice));
        }
        given.stripe().faults().lasting(Duration.ofSeconds(5));
        given.stripe().faults().next(MANY, "GET", READ, practice.account(), Fault.LATE);

        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var payment : owed) {
                var _ = together.submit(AtOnce.here(() -> given.lookedAt(payment)));
            }
            await().atMost(Duration.ofSeconds(4)).until(() -> asked(practice) == MANY);
        }

        assertThat(owed)
                .allSatisfy(payment ->
                        assertThat(payments.get(payment.id()).unsureSince()).isNull());
    }

    private int asked(Practice practice) {
        return given.stripe().faults().struck(READ, practice.account());
    }
}
