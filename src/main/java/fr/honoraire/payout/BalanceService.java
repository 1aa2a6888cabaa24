package fr.honoraire.payout;

import fr.honoraire.payout.BalanceReading.Answer;
import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps a mirror of what moves practitioners' balances, so that it can be told whether it adds up to what Stripe says they
 * hold. Talks to the network, so it refuses to run in a transaction.
 */
@Service
@Transactional(propagation = Propagation.NEVER)
public class BalanceService {

    private static final int LOOKS = 4;

    private final BalanceGateway gateway;
    private final BalanceMirror mirror;

    BalanceService(BalanceGateway gateway, BalanceMirror mirror) {
        this.gateway = gateway;
        this.mirror = mirror;
    }

    /**
     * Copies the movements since then, and compares. Movements only count as those of a balance if it was the same before
     * and after they were read. Should they not add up, one from further back may be missing: all are read once.
     *
     * @param beginning before the account's first movement
     */
    public BalanceReading read(UUID practitionerId, String payee, Instant since, Instant beginning) {
        var from = since;
        for (var look = 1; ; look++) {
            var balance = gateway.balance(payee);
            var entries = gateway.entries(payee, from);
            var isStill = balance.equals(gateway.balance(payee));
            var sum = isStill ? mirror.add(practitionerId, entries) : Money.ZERO;
            if (isStill && sum.equals(balance)) {
                return new BalanceReading(Answer.SAME, balance, entries);
            }
            if (look == LOOKS) {
                return new BalanceReading(isStill ? Answer.DIFFERENT : Answer.MOVING, balance, entries);
            }
            from = isStill ? beginning : from;
        }
    }

    /** Finds out for which notes the movements are whose payment was not known yet. */
    @Transactional
    public void link(UUID practitionerId) {
        mirror.link(practitionerId);
    }
}
