package fr.honoraire.billing.refund;

import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.security.Reauthentication;
import fr.honoraire.shared.security.SignedIn;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Asks for a fresh proof before much money leaves: whoever finds an open session may read, but not empty a balance.
 * What counts is the sum of a day, so that many small refunds are no way round.
 */
@Component
class RefundGuard {

    private static final Duration DAY = Duration.ofHours(24);

    private final Refunds refunds;
    private final PractitionerService practitioners;
    private final Reauthentication reauthentication;
    private final InstantSource clock;

    RefundGuard(
            Refunds refunds,
            PractitionerService practitioners,
            Reauthentication reauthentication,
            InstantSource clock) {
        this.refunds = refunds;
        this.practitioners = practitioners;
        this.reauthentication = reauthentication;
        this.clock = clock;
    }

    /** Whether he has to prove himself once more before this much is given back. */
    boolean needsProof(SignedIn me, Money amount) {
        return isMuch(me, amount) && !reauthentication.isFresh();
    }

    /** Whether this much more is above the limit of a day. */
    private boolean isMuch(SignedIn me, Money amount) {
        var limit = practitioners.get(me.practitionerId()).refundLimit();
        var since = clock.instant().minus(DAY);
        return refunds.findByPractitionerIdAndRequestedAtAfter(me.practitionerId(), since).stream()
                .filter(refund -> refund.requestedBy() != null && refund.status() != RefundStatus.REFUSED)
                .map(Refund::amount)
                .reduce(amount, Money::plus)
                .isMoreThan(limit);
    }
}
