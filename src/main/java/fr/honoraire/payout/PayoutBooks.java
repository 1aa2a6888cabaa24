package fr.honoraire.payout;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.live.LiveEvents;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what became of a transfer, and what it is made of. Never calls out. */
@Component
@Transactional
class PayoutBooks {

    private final Payouts payouts;
    private final PayoutLines lines;
    private final PayoutLinks links;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final InstantSource clock;

    PayoutBooks(
            Payouts payouts,
            PayoutLines lines,
            PayoutLinks links,
            JdbcClient database,
            ApplicationEventPublisher events,
            LiveEvents live,
            InstantSource clock) {
        this.payouts = payouts;
        this.lines = lines;
        this.links = links;
        this.database = database;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /** Takes over what the gateway says now of a transfer we may not know yet. */
    public Payout observe(UUID practitionerId, GatewayPayout seen) {
        queue(practitionerId);
        var known = payouts.lock(seen.id());
        if (known.isEmpty()) {
            return tell(payouts.save(new Payout(practitionerId, seen, clock.instant())));
        }
        var payout = known.get();
        return payout.observe(seen, clock.instant()) ? tell(payout) : payout;
    }

    /** Adds the lines that are not here yet; saying it twice adds nothing. */
    public void takeOver(UUID practitionerId, String gatewayId, List<GatewayPayoutLine> seen) {
        queue(practitionerId);
        var payout = payouts.lock(gatewayId).orElseThrow(NotFound::new);
        var known = lines.findByPayoutId(payout.id()).stream()
                .map(PayoutLine::balanceTransactionId)
                .collect(Collectors.toSet());
        lines.saveAllAndFlush(seen.stream()
                .filter(line -> !known.contains(line.balanceTransactionId()))
                .map(line -> new PayoutLine(payout, line))
                .toList());
        links.link(payout);
        seen.forEach(line -> takeBack(line, payout));
        payout.linesWereRead(clock.instant());
        tell(payout);
    }

    /** Asked in vain: later again. */
    public void looked(UUID id) {
        var payout = payouts.lock(id).orElseThrow(NotFound::new);
        payout.looked(clock.instant());
        payouts.save(payout);
    }

    /** One at a time for each practitioner: two events of a new transfer often arrive together, and it is written once. */
    private void queue(UUID practitionerId) {
        database.sql("select id from payee where practitioner_id = :practitioner for no key update")
                .param("practitioner", practitionerId)
                .query(UUID.class)
                .optional();
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

    private Payout tell(Payout payout) {
        events.publishEvent(new PayoutChanged(payout.id(), payout.practitionerId()));
        live.publish("practitioner:" + payout.practitionerId(), "money");
        return payout;
    }
}
