package fr.honoraire.payout;

import fr.honoraire.billing.Swept;
import fr.honoraire.practitioner.Payee;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in step with what Stripe pays out. Talks to the network, so it refuses to run in a transaction. */
@Service
@Transactional(propagation = Propagation.NEVER)
public class PayoutService {

    private final Payouts payouts;
    private final PayoutBooks books;
    private final PayoutWatch watch;
    private final PayoutGateway gateway;
    private final PayeeService payees;
    private final InstantSource clock;

    PayoutService(
            Payouts payouts,
            PayoutBooks books,
            PayoutWatch watch,
            PayoutGateway gateway,
            PayeeService payees,
            InstantSource clock) {
        this.payouts = payouts;
        this.books = books;
        this.watch = watch;
        this.gateway = gateway;
        this.payees = payees;
        this.clock = clock;
    }

    /**
     * Reads a transfer again, and its lines once Stripe knows them. Events and the sweeper both come through here.
     *
     * @param payee the practitioner's account at Stripe; one that is not ours is none of our business
     */
    public void refresh(String payee, String gatewayPayoutId) {
        payees.behind(payee).ifPresent(owner -> takeOver(owner, payee, gateway.read(payee, gatewayPayoutId)));
    }

    /** Looks for transfers that no event told us of, where money is missing. */
    void discoverMissing(int most) {
        for (var missing : watch.missing(most)) {
            Swept.each(
                    "payouts of practitioner",
                    List.of(missing.practitionerId()),
                    _ -> discover(missing.payee(), missing.paidSince()),
                    watch::looked);
        }
    }

    private void discover(String payee, Instant since) {
        payees.behind(payee)
                .ifPresent(owner -> gateway.since(payee, since).forEach(seen -> takeOver(owner, payee, seen)));
    }

    private void takeOver(Payee owner, String payee, GatewayPayout seen) {
        var payout = books.observe(owner.practitionerId(), seen);
        if (payout.linesReadAt() != null || !seen.linesKnown() && seen.status() != PayoutStatus.FAILED) {
            return;
        }
        var lines = gateway.lines(payee, seen.id());
        if (seen.linesKnown() || addUp(lines, seen.amount())) {
            failedBefore(lines).forEach(failed -> takeOver(owner, payee, gateway.read(payee, failed)));
            books.takeOver(owner.practitionerId(), seen.id(), lines);
        }
    }

    /** Of one that fails on its way Stripe may never say that its lines are complete: that they are, they show themselves. */
    private static boolean addUp(List<GatewayPayoutLine> lines, Money amount) {
        return lines.stream()
                .map(GatewayPayoutLine::net)
                .reduce(Money.ZERO, Money::plus)
                .equals(amount);
    }

    /** Those whose money comes back in these lines: that they failed, no event may have told. */
    private static Stream<String> failedBefore(List<GatewayPayoutLine> lines) {
        return lines.stream()
                .map(GatewayPayoutLine::failedPayoutId)
                .filter(Objects::nonNull)
                .distinct();
    }

    /** The transfer a row of ours points to. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Payout get(UUID id) {
        return payouts.findById(id).orElseThrow(NotFound::new);
    }

    /** Asks about those that should have moved by now, the longest overdue first. */
    void sweep(int most) {
        Swept.each("payout", payouts.due(clock.instant(), Limit.of(most)), this::refresh, books::looked);
    }

    private void refresh(UUID id) {
        var payout = get(id);
        payees.of(payout.practitionerId()).map(Payee::gatewayId).ifPresent(payee -> refresh(payee, payout.gatewayId()));
    }
}
