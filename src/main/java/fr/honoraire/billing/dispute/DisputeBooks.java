package fr.honoraire.billing.dispute;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.DisputeStanding;
import fr.honoraire.billing.MoneyBack;
import fr.honoraire.billing.Payment;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.live.LiveEvents;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what became of a dispute: locks the payment, lets the dispute move, notes the step. Never calls out. */
@Component
@Transactional
class DisputeBooks {

    private final Disputes disputes;
    private final MoneyBack money;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final InstantSource clock;

    DisputeBooks(
            Disputes disputes,
            MoneyBack money,
            ApplicationEventPublisher events,
            LiveEvents live,
            InstantSource clock) {
        this.disputes = disputes;
        this.money = money;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /** Takes over what the gateway says of a dispute we may not know yet. */
    public Dispute observe(UUID paymentId, GatewayDispute seen, Cause cause) {
        var payment = money.lock(paymentId);
        var known = disputes.findByGatewayId(seen.id());
        var dispute = known.isPresent() ? move(payment, known.get(), seen, cause) : open(payment, seen, cause);
        sum(payment);
        return dispute;
    }

    private Dispute open(Payment payment, GatewayDispute seen, Cause cause) {
        var now = clock.instant();
        var opened = disputes.saveAndFlush(new Dispute(payment.id(), payment.practitionerId(), seen, now));
        money.disputeMoved(payment, opened.id(), null, opened.status().name(), cause);
        events.publishEvent(new DisputeOpened(opened.id(), payment.id(), payment.practitionerId()));
        if (opened.status().isFinal()) {
            closed(payment, opened);
        }
        return opened;
    }

    private Dispute move(Payment payment, Dispute dispute, GatewayDispute seen, Cause cause) {
        var before = dispute.status();
        var moved = dispute.observe(seen, clock.instant());
        var kept = disputes.saveAndFlush(dispute);
        if (moved) {
            money.disputeMoved(payment, kept.id(), before.name(), kept.status().name(), cause);
            live.publish("practitioner:" + payment.practitionerId(), "money");
            if (kept.status().isFinal()) {
                closed(payment, kept);
            }
        }
        return kept;
    }

    /** Asked in vain: later again. */
    public void looked(UUID paymentId) {
        money.lock(paymentId);
        for (var dispute : disputes.findByPaymentIdOrderByOpenedAt(paymentId)) {
            dispute.looked(clock.instant());
            disputes.saveAndFlush(dispute);
        }
    }

    private void closed(Payment payment, Dispute dispute) {
        events.publishEvent(new DisputeClosed(dispute.id(), payment.id(), payment.practitionerId()));
    }

    private void sum(Payment payment) {
        var all = disputes.findByPaymentIdOrderByOpenedAt(payment.id());
        var withdrawn = all.stream().map(Dispute::withdrawn).reduce(Money.ZERO, Money::plus);
        var standing = standing(all);
        if (!withdrawn.equals(payment.disputed()) || standing != payment.dispute()) {
            money.disputed(payment, withdrawn, standing);
        }
    }

    /** One that is open needs somebody; one that is lost has cost something; the rest is history. */
    private static @Nullable DisputeStanding standing(List<Dispute> all) {
        var standings = all.stream().map(dispute -> dispute.status().standing()).toList();
        if (standings.isEmpty()) {
            return null;
        }
        if (standings.contains(DisputeStanding.OPEN)) {
            return DisputeStanding.OPEN;
        }
        return standings.contains(DisputeStanding.LOST) ? DisputeStanding.LOST : DisputeStanding.WON;
    }
}
