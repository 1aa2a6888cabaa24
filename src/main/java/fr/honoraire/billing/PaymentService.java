package fr.honoraire.billing;

import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.NotFound;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens payments and keeps them in step with the gateway. Talks to the network, so it refuses to run in a transaction; what
 * it learns, {@link PaymentBooks} writes.
 */
@Service
@Transactional(propagation = Propagation.NEVER)
public class PaymentService {

    /** Longer than any call of ours may still be under way: until then only the same key is safe. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(35);

    private final Payments payments;
    private final PaymentBooks books;
    private final PaymentGateway gateway;
    private final InstantSource clock;

    PaymentService(Payments payments, PaymentBooks books, PaymentGateway gateway, InstantSource clock) {
        this.payments = payments;
        this.books = books;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** The payment a row of ours points to. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Payment get(UUID id) {
        return payments.findById(id).orElseThrow(NotFound::new);
    }

    /** @throws NotFound if it does not exist or belongs to another practitioner */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Payment get(UUID id, UUID practitionerId) {
        return payments.findByIdAndPractitionerId(id, practitionerId).orElseThrow(NotFound::new);
    }

    /** The payment behind a charge of the gateway, if it is one of ours. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Payment> behindCharge(String chargeId) {
        return payments.findByChargeId(chargeId);
    }

    /**
     * Asks the gateway how the payment stands and records the answer. The webhook, the patient's return from 3-D Secure
     * and the sweeper all come through here, so none of them has to trust what it was told.
     *
     * @throws GatewayUnsure if the gateway gave no clear answer; the sweeper asks again
     */
    public Payment refresh(UUID id, Cause cause) {
        var payment = get(id);
        try {
            var gatewayId = payment.gatewayId();
            if (gatewayId == null) {
                return payment.status().isFinal() ? payment : openAfterDoubt(payment, cause);
            }
            var wantsToClose = payment.closingAs() != null && !payment.status().isFinal();
            var seen = wantsToClose
                    ? gateway.cancel(payment.payee(), gatewayId)
                    : gateway.read(payment.payee(), gatewayId);
            return books.observe(id, seen, cause);
        } catch (GatewayUnsure e) {
            books.becomeUnsure(id);
            throw e;
        }
    }

    /** The same for an event that names the gateway's payment; one that is not ours is none of our business. */
    public Optional<Payment> refreshBehind(String gatewayId, Cause cause) {
        return payments.findByGatewayId(gatewayId).map(payment -> refresh(payment.id(), cause));
    }

    /** Opens it for the first time: nobody has asked before, so there is nothing to look for. */
    Payment open(UUID id, Cause cause) {
        try {
            return openWith(get(id), cause);
        } catch (GatewayUnsure e) {
            books.becomeUnsure(id);
            throw e;
        }
    }

    /** Somebody may have opened it already, and died or lost the answer: ask first. */
    private Payment openAfterDoubt(Payment payment, Cause cause) {
        var found = gateway.find(payment.id(), payment.payee(), payment.createdAt());
        if (found.isPresent()) {
            return refreshFound(payment, found.get(), cause);
        }
        if (payment.closingAs() != null) {
            return books.closeUnopened(payment.id(), cause);
        }
        return openWith(isSafeToRetry(payment) ? books.openAgain(payment.id()) : payment, cause);
    }

    private Payment refreshFound(Payment payment, GatewayPayment found, Cause cause) {
        var known = books.observe(payment.id(), found, cause);
        return known.closingAs() == null || known.status().isFinal() ? known : refresh(known.id(), cause);
    }

    /** The gateway replays a stored failure under the same key for a day; a new key is safe once no call can be under way. */
    private boolean isSafeToRetry(Payment payment) {
        var unsureSince = payment.unsureSince();
        return unsureSince != null && unsureSince.plus(IN_FLIGHT).isBefore(clock.instant());
    }

    private Payment openWith(Payment payment, Cause cause) {
        try {
            var seen = gateway.open(
                    payment.id(),
                    payment.openingAttempt(),
                    payment.payee(),
                    payment.amount(),
                    payment.statementDescriptor());
            return books.observe(payment.id(), seen, cause);
        } catch (GatewayRefused e) {
            return books.openingWasRefused(payment.id(), e.code());
        }
    }

    /**
     * Ends it without a card: cancelled, settled otherwise or written off. The gateway is asked to let go of it first, and
     * what it answers is believed: the patient may just have paid.
     *
     * @return how it stands then; not yet ended if the gateway could not let go of it or gave no answer
     */
    public Payment close(UUID id, PaymentStatus ending, @Nullable OtherMeans means, Cause cause) {
        var payment = books.wantClosedAs(id, ending, means, cause);
        if (payment.status().isFinal()) {
            return payment;
        }
        try {
            return refresh(id, cause);
        } catch (GatewayUnsure e) {
            return get(id);
        }
    }

    /**
     * What the patient's browser needs to pay.
     *
     * @return nothing if there is nothing to pay any more, or not yet
     */
    public Optional<CardForm> form(UUID id) {
        var payment = books.visited(id);
        if (payment.gatewayId() == null) {
            payment = refresh(id, Cause.PATIENT);
        }
        var gatewayId = payment.gatewayId();
        if (gatewayId == null || payment.status().isFinal() || payment.closingAs() != null) {
            return Optional.empty();
        }
        return Optional.of(gateway.form(payment.payee(), gatewayId));
    }

    /** Where the payment form's scripts and frames come from. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<String> formOrigins() {
        return gateway.formOrigins();
    }

    /** Asks about those that should have moved by now, the longest overdue first. */
    void sweep(int most) {
        Swept.each(
                "payment",
                payments.due(clock.instant(), Limit.of(most)),
                id -> refresh(id, Cause.SWEEPER),
                books::looked);
    }
}
