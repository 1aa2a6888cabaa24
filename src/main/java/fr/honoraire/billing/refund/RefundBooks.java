package fr.honoraire.billing.refund;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.MoneyBack;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.refund.CannotRefund.Reason;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what is to be given back, and what became of it: locks the payment, lets the refund move, issues the credit note,
 * notes the step. Never calls out.
 */
@Component
@Transactional
class RefundBooks {

    private final Refunds refunds;
    private final MoneyBack money;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final AuditTrail audit;

    RefundBooks(
            Refunds refunds, MoneyBack money, ApplicationEventPublisher events, InstantSource clock, AuditTrail audit) {
        this.refunds = refunds;
        this.money = money;
        this.events = events;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Writes a wish down. Two at once wait for each other here, so that they never add up to more than is left.
     *
     * @throws CannotRefund if there is not that much to give back
     */
    public Refund request(RefundOrder order, Cause cause) {
        var payment = money.lock(order.paymentId());
        var sentBefore = refunds.findByRequestIdAndPractitionerId(order.requestId(), order.practitionerId());
        if (sentBefore.isPresent()) {
            return sentBefore.get();
        }
        if (!payment.practitionerId().equals(order.practitionerId())) {
            throw new NotFound();
        }
        RefundLimits.check(payment, refunds.findByPaymentIdOrderByRequestedAt(payment.id()), order.amount());
        return add(payment, new Refund(order, null, clock.instant()), AuditKind.REFUND_ASKED, cause);
    }

    /**
     * Writes down that one which came back is to be given again. Its credit note stands, so no other is issued.
     *
     * @throws CannotRefund if it did not come back, or was given again already
     */
    public Refund repeat(Refund former, UUID requestId, UUID requestedBy, Cause cause) {
        var payment = money.lock(former.paymentId());
        var all = refunds.findByPaymentIdOrderByRequestedAt(payment.id());
        if (!isStillOwed(former.id(), all)) {
            throw new CannotRefund(Reason.NOT_TO_REPEAT);
        }
        RefundLimits.checkDispute(payment);
        var order = new RefundOrder(
                requestId,
                payment.id(),
                payment.practitionerId(),
                former.amount(),
                former.reason(),
                former.detail(),
                requestedBy);
        return add(payment, new Refund(order, former.id(), clock.instant()), AuditKind.REFUND_REPEATED, cause);
    }

    private static boolean isStillOwed(UUID id, Iterable<Refund> all) {
        var owed = false;
        for (var refund : all) {
            owed |= refund.id().equals(id) && refund.isOwed();
            if (id.equals(refund.insteadOfId())) {
                return false;
            }
        }
        return owed;
    }

    private Refund add(Payment payment, Refund refund, AuditKind kind, Cause cause) {
        var added = refunds.saveAndFlush(refund);
        audit.write(kind, cause.actorId(), payment.practitionerId(), added.id());
        money.refundMoved(payment, added.id(), null, added.status().name(), cause);
        sum(payment);
        return added;
    }

    /** Takes over what the gateway says of a refund of ours. */
    public Refund observe(UUID id, GatewayRefund seen, Cause cause) {
        var payment = lockPaymentOf(id);
        return observe(payment, get(id), seen, cause);
    }

    /**
     * Takes over what the gateway says of a refund that was made there without us, as far as its asker knew: ours may have
     * been wished and sent while it was answering.
     */
    public Refund adopt(UUID paymentId, GatewayRefund seen, Cause cause) {
        var payment = money.lock(paymentId);
        var refund = refunds.findByGatewayId(seen.id())
                .or(() -> wished(paymentId, seen))
                .orElseGet(() -> new Refund(paymentId, payment.practitionerId(), seen));
        return observe(payment, refund, seen, cause);
    }

    private Optional<Refund> wished(UUID paymentId, GatewayRefund seen) {
        return Optional.ofNullable(seen.ourId())
                .flatMap(refunds::findById)
                .filter(ours -> ours.paymentId().equals(paymentId) && ours.status() == RefundStatus.REQUESTED);
    }

    private Refund observe(Payment payment, Refund refund, GatewayRefund seen, Cause cause) {
        var before = refund.status();
        if (!refund.observe(seen, clock.instant())) {
            return refunds.saveAndFlush(refund);
        }
        var kept = refunds.saveAndFlush(refund);
        money.refundMoved(payment, kept.id(), before.name(), kept.status().name(), cause);
        if (before == RefundStatus.REQUESTED) {
            acknowledged(payment, kept);
        }
        if (kept.status().cameBack()) {
            events.publishEvent(new RefundCameBack(kept.id(), payment.id(), payment.practitionerId()));
        }
        sum(payment);
        return kept;
    }

    /** Stripe has it: from now on the note is taken back by as much, whatever the bank does with the money. */
    private void acknowledged(Payment payment, Refund refund) {
        if (refund.insteadOfId() == null) {
            money.credit(payment, refund.amount(), refund.id());
        }
        if (refund.status().isGiven()) {
            events.publishEvent(new RefundGiven(refund.id(), payment.id(), payment.practitionerId()));
        }
    }

    public Refund becomeUnsure(UUID id) {
        var refund = locked(id);
        if (refund.status() == RefundStatus.REQUESTED) {
            refund.becomeUnsure(clock.instant());
        }
        return refunds.saveAndFlush(refund);
    }

    public Refund tryAgain(UUID id) {
        var refund = locked(id);
        refund.tryAgain();
        return refunds.saveAndFlush(refund);
    }

    /** Stripe said no; whoever asked sees why. */
    public Refund refused(UUID id, String code, Cause cause) {
        var payment = lockPaymentOf(id);
        var refund = get(id);
        if (refund.status() != RefundStatus.REQUESTED) {
            return refund;
        }
        refund.refused(code, clock.instant());
        var kept = refunds.saveAndFlush(refund);
        money.refundMoved(
                payment, id, RefundStatus.REQUESTED.name(), kept.status().name(), cause);
        sum(payment);
        return kept;
    }

    /** The patient has it by other means. */
    public Refund givenOtherwise(UUID id, OtherMeans means, Cause cause) {
        var payment = lockPaymentOf(id);
        if (!isStillOwed(id, refunds.findByPaymentIdOrderByRequestedAt(payment.id()))) {
            throw new CannotRefund(Reason.NOT_TO_REPEAT);
        }
        var refund = get(id);
        refund.givenOtherwise(means, clock.instant());
        money.refundMoved(payment, id, refund.status().name(), "GIVEN_OTHERWISE", cause);
        audit.write(AuditKind.REFUND_GIVEN_OTHERWISE, cause.actorId(), payment.practitionerId(), id);
        sum(payment);
        return refunds.saveAndFlush(refund);
    }

    /** Asked in vain: later again. */
    public void looked(UUID paymentId) {
        money.lock(paymentId);
        for (var refund : refunds.findByPaymentIdOrderByRequestedAt(paymentId)) {
            refund.looked(clock.instant());
            refunds.saveAndFlush(refund);
        }
    }

    private void sum(Payment payment) {
        money.refunded(
                payment,
                refunds.findByPaymentIdOrderByRequestedAt(payment.id()).stream()
                        .filter(refund -> refund.status().isGiven())
                        .map(Refund::amount)
                        .reduce(Money.ZERO, Money::plus));
    }

    private Refund locked(UUID id) {
        lockPaymentOf(id);
        return get(id);
    }

    private Payment lockPaymentOf(UUID id) {
        return money.lock(refunds.paymentOf(id).orElseThrow(NotFound::new));
    }

    private Refund get(UUID id) {
        return refunds.findById(id).orElseThrow(NotFound::new);
    }
}
