package fr.honoraire.billing.refund;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.Swept;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.NotFound;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives money back and keeps what was given in step with the gateway. Talks to the network, so it refuses to run in a
 * transaction; what it learns, {@link RefundBooks} writes.
 */
@Service
@Transactional(propagation = Propagation.NEVER)
public class RefundService {

    /** Longer than any call of ours may still be under way: until then only the same key is safe. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(35);

    private final Refunds refunds;
    private final RefundBooks books;
    private final RefundGateway gateway;
    private final PaymentService payments;
    private final InstantSource clock;

    RefundService(
            Refunds refunds, RefundBooks books, RefundGateway gateway, PaymentService payments, InstantSource clock) {
        this.refunds = refunds;
        this.books = books;
        this.gateway = gateway;
        this.payments = payments;
        this.clock = clock;
    }

    /**
     * Gives back a part or all of a paid note. The same request twice gives once.
     *
     * @return how it stands then: REQUESTED if the gateway gave no answer (the sweeper asks), REFUSED if it said no
     * @throws CannotRefund if there is not that much to give back
     */
    public Refund refund(RefundOrder order, Cause cause) {
        return sendAndUnderstand(books.request(order, cause), cause);
    }

    /**
     * Gives again what came back.
     *
     * @throws CannotRefund if it did not come back, or was given again already
     */
    public Refund repeat(UUID id, UUID practitionerId, UUID requestId, UUID requestedBy, Cause cause) {
        return sendAndUnderstand(books.repeat(get(id, practitionerId), requestId, requestedBy, cause), cause);
    }

    /** A refusal often means that Stripe knows of something that we do not, such as a refund made on its dashboard. */
    private Refund sendAndUnderstand(Refund wanted, Cause cause) {
        var sent = send(wanted, cause);
        if (sent.status() == RefundStatus.REFUSED) {
            try {
                refresh(sent.paymentId(), cause);
            } catch (GatewayUnsure | GatewayRefused e) {
                // The refusal stands; the nightly pass looks again.
            }
        }
        return sent;
    }

    /** Records that the patient got by other means what came back. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Refund givenOtherwise(UUID id, UUID practitionerId, OtherMeans means, Cause cause) {
        return books.givenOtherwise(get(id, practitionerId).id(), means, cause);
    }

    private Refund send(Refund refund, Cause cause) {
        if (refund.status() != RefundStatus.REQUESTED) {
            return refund;
        }
        var payment = payments.get(refund.paymentId());
        try {
            var seen = gateway.refund(
                    refund.id(),
                    refund.attempt(),
                    payment.payee(),
                    Objects.requireNonNull(payment.gatewayId()),
                    refund.amount(),
                    refund.reason());
            return books.observe(refund.id(), seen, cause);
        } catch (GatewayUnsure e) {
            return books.becomeUnsure(refund.id());
        } catch (GatewayRefused e) {
            return books.refused(refund.id(), e.code(), cause);
        }
    }

    /**
     * Asks the gateway for all refunds of a payment and records them, those made on its own dashboard too. Events, the
     * sweeper and the nightly pass all come through here. What is meant here and unknown there is asked for again.
     *
     * @throws GatewayUnsure if the gateway gave no clear answer; the sweeper asks again
     */
    public void refresh(UUID paymentId, Cause cause) {
        var payment = payments.get(paymentId);
        var gatewayId = payment.gatewayId();
        if (payment.status() != PaymentStatus.PAID || gatewayId == null) {
            return;
        }
        var ours = ofPayment(paymentId);
        try {
            takeOver(payment, ours, gateway.of(payment.payee(), gatewayId), cause);
        } catch (GatewayUnsure e) {
            ours.stream()
                    .filter(refund -> refund.status() == RefundStatus.REQUESTED)
                    .forEach(refund -> books.becomeUnsure(refund.id()));
            throw e;
        }
    }

    private void takeOver(Payment payment, List<Refund> ours, List<GatewayRefund> seen, Cause cause) {
        var found = new HashSet<UUID>();
        for (var there : seen) {
            ours.stream()
                    .filter(here -> !found.contains(here.id()) && isSame(here, there))
                    .findFirst()
                    .ifPresentOrElse(
                            here -> found.add(
                                    books.observe(here.id(), there, cause).id()),
                            () -> books.adopt(payment.id(), there, cause));
        }
        ours.stream()
                .filter(here -> here.status() == RefundStatus.REQUESTED && !found.contains(here.id()))
                .forEach(here -> send(isSafeToRetry(here) ? books.tryAgain(here.id()) : here, cause));
    }

    private static boolean isSame(Refund here, GatewayRefund there) {
        return here.gatewayId() == null
                ? here.status() == RefundStatus.REQUESTED && here.id().equals(there.ourId())
                : here.gatewayId().equals(there.id());
    }

    /** The gateway replays a stored failure under the same key for a day; a new key is safe once no call can be under way. */
    private boolean isSafeToRetry(Refund refund) {
        var unsureSince = refund.unsureSince();
        return unsureSince != null && unsureSince.plus(IN_FLIGHT).isBefore(clock.instant());
    }

    /** @throws NotFound if it does not exist or belongs to another practitioner */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Refund get(UUID id, UUID practitionerId) {
        return refunds.findByIdAndPractitionerId(id, practitionerId).orElseThrow(NotFound::new);
    }

    /** The refund a row of ours points to. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Refund get(UUID id) {
        return refunds.findById(id).orElseThrow(NotFound::new);
    }

    /** All that was given back of a payment, or is to be, the oldest first. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Refund> ofPayment(UUID paymentId) {
        return refunds.findByPaymentIdOrderByRequestedAt(paymentId);
    }

    /** How much of a payment can still be given back. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Money left(Payment payment) {
        return RefundLimits.left(payment, ofPayment(payment.id()));
    }

    /** Asks about those that should have moved by now, the longest overdue first. */
    void sweep(int most) {
        Swept.each(
                "refunds of payment",
                refunds.due(clock.instant(), Limit.of(most)),
                paymentId -> refresh(paymentId, Cause.SWEEPER),
                books::looked);
    }
}
