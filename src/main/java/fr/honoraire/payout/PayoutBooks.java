package fr.honoraire.payout;

import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.live.LiveEvents;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what became of a transfer, and what it is made of. Never calls out. */
@Component
@Transactional
class PayoutBooks {

    private final Payouts payouts;
    private final PayoutLines lines;
    private final PaymentService payments;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final InstantSource clock;

    PayoutBooks(
            Payouts payouts,
            PayoutLines lines,
            PaymentService payments,
            ApplicationEventPublisher events,
            LiveEvents live,
            InstantSource clock) {
        this.payouts = payouts;
        this.lines = lines;
        this.payments = payments;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /** Takes over what the gateway says now of a transfer we may not know yet. */
    public Payout observe(UUID practitionerId, GatewayPayout seen) {
        var known = payouts.lock(seen.id());
        if (known.isEmpty()) {
            return tell(payouts.save(new Payout(practitionerId, seen, clock.instant())));
        }
        var payout = known.get();
        return payout.observe(seen, clock.instant()) ? tell(payout) : payout;
    }

    /** Adds the lines that are not here yet; saying it twice adds nothing. */
    public void takeOver(String gatewayId, List<GatewayPayoutLine> seen) {
        var payout = payouts.lock(gatewayId).orElseThrow(NotFound::new);
        var known = lines.findByPayoutId(payout.id()).stream()
                .map(PayoutLine::balanceTransactionId)
                .collect(Collectors.toSet());
        seen.stream()
                .filter(line -> !known.contains(line.balanceTransactionId()))
                .forEach(line -> lines.save(new PayoutLine(payout, line, paymentBehind(line, payout))));
        seen.forEach(line -> takeBack(line, payout));
        payout.linesWereRead(clock.instant());
        tell(payout);
    }

    /** The notes of a failed transfer are now in the one that carries its money. */
    private void takeBack(GatewayPayoutLine line, Payout into) {
        var failed = line.failedPayoutId();
        if (failed != null) {
            payouts.findByGatewayId(failed).stream()
                    .flatMap(payout -> payouts.returnedWith(into.practitionerId(), payout.id()).stream())
                    .forEach(payout -> payout.returnedInto(into));
        }
    }

    /** Another practitioner's payment cannot be in this transfer; if it looked so, the table would refuse the line. */
    private @Nullable UUID paymentBehind(GatewayPayoutLine line, Payout payout) {
        var chargeId = line.chargeId();
        return chargeId == null
                ? null
                : payments.behindCharge(chargeId)
                        .filter(payment -> payment.practitionerId().equals(payout.practitionerId()))
                        .map(Payment::id)
                        .orElse(null);
    }

    private Payout tell(Payout payout) {
        events.publishEvent(new PayoutChanged(payout.id(), payout.practitionerId()));
        live.publish("practitioner:" + payout.practitionerId(), "money");
        return payout;
    }
}
