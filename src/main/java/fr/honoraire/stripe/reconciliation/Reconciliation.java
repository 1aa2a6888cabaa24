package fr.honoraire.stripe.reconciliation;

import fr.honoraire.payout.BalanceReading;
import fr.honoraire.payout.BalanceReading.Answer;
import fr.honoraire.payout.BalanceService;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.stripe.Repairs;
import fr.honoraire.stripe.UndeliveredEvents;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes through an account at Stripe and compares it with our tables. What differs is looked at again by the same services that
 * events and sweepers use; what differs after that is for a person to see.
 */
@Service
@Transactional(propagation = Propagation.NEVER)
class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    private final Passes passes;
    private final UndeliveredEvents events;
    private final EventLooks eventLooks;
    private final StripeReader stripe;
    private final OurBooks books;
    private final BalanceService balances;
    private final SecondLooks looks;
    private final PayoutLineCheck lines;
    private final Repairs repairs;
    private final Violations violations;
    private final InstantSource clock;

    Reconciliation(
            Passes passes,
            UndeliveredEvents events,
            EventLooks eventLooks,
            StripeReader stripe,
            OurBooks books,
            BalanceService balances,
            SecondLooks looks,
            PayoutLineCheck lines,
            Repairs repairs,
            Violations violations,
            InstantSource clock) {
        this.passes = passes;
        this.events = events;
        this.eventLooks = eventLooks;
        this.stripe = stripe;
        this.books = books;
        this.balances = balances;
        this.looks = looks;
        this.lines = lines;
        this.repairs = repairs;
        this.violations = violations;
        this.clock = clock;
    }

    /** Goes through the accounts whose turn it is, the longest waiting first; one that is sick does not keep the others. */
    int goThrough(int most) {
        passes.enrol();
        for (var count = 0; count < most; count++) {
            var account = passes.next();
            if (account.isEmpty()) {
                return count;
            }
            goThrough(account.get());
        }
        return most;
    }

    /**
     * Goes through one account.
     *
     * @return how much had to be put right
     */
    int goThrough(UUID practitionerId) {
        passes.enrol();
        return passes.take(practitionerId).map(this::goThrough).orElse(0);
    }

    private int goThrough(Account account) {
        try {
            events.fetch(account.practitionerId(), account.payee(), account.eventsSince(), EventLooks.until(account));
            eventLooks.looked(account);
            return compare(account);
        } catch (RuntimeException e) {
            log.warn(
                    "the account of practitioner {} cannot be gone through: {}",
                    account.practitionerId(),
                    e.getMessage());
            passes.failed(account, reason(e));
            return 0;
        }
    }

    private int compare(Account account) {
        var balance = balances.read(account.practitionerId(), account.payee(), account.since(), account.beginning());
        var there = stripe.read(account, balance.entries());
        var here = books.read(account, there);
        var differences = Comparison.of(there, here, clock.instant());
        var repaired = 0;
        if (!differences.isEmpty()) {
            looks.again(account, differences);
            there = stripe.read(account, balance.entries());
            var then = books.read(account, there);
            repaired = count(account, differences, here, then);
            differences = Comparison.of(there, then, clock.instant());
        }
        balances.link(account.practitionerId());
        conclude(account, balance, findings(account, balance, differences, there));
        return repaired;
    }

    /** What is not as it was has been put right. */
    private int count(Account account, List<Difference> differences, Books before, Books after) {
        var changed = new HashSet<String>();
        for (var difference : differences) {
            var isOther = !Objects.equals(before.rowOf(difference), after.rowOf(difference));
            if (isOther && changed.add(difference.kind() + difference.objectId())) {
                repairs.record(difference.kind(), account.practitionerId(), difference.objectId());
            }
        }
        return changed.size();
    }

    private List<Violation> findings(
            Account account, BalanceReading balance, List<Difference> differences, AtStripe there) {
        var owner = account.practitionerId();
        var found = new ArrayList<Violation>();
        differences.forEach(difference ->
                found.add(new Violation(difference.breaks(), difference.objectId(), owner, difference.what())));
        if (balance.answer() == Answer.DIFFERENT) {
            found.add(
                    new Violation(Invariant.I2, account.payee(), owner, "its movements do not add up to its balance"));
        }
        found.addAll(lines.strange(account, there));
        return found;
    }

    /** Of a balance that kept moving nobody can tell, so what was said of it stands. */
    private void conclude(Account account, BalanceReading balance, List<Violation> found) {
        var told = EnumSet.allOf(Invariant.class);
        if (balance.answer() == Answer.MOVING) {
            told.remove(Invariant.I2);
        }
        violations.ofAccount(account.practitionerId(), told, found);
        passes.done(account, balance);
    }

    /** Messages may quote data; kinds and codes do not. */
    private static String reason(RuntimeException failure) {
        var kind = failure.getClass().getSimpleName();
        return failure instanceof GatewayRefused refused ? kind + " " + refused.code() : kind;
    }
}
