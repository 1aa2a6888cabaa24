package fr.honoraire.billing.refund;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.security.SignedIn;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Asks for the password again before much money leaves: whoever finds an open session may read, but not empty a balance.
 * What counts is the sum of a day, so that many small refunds are no way round.
 */
@Component
class RefundGuard {

    private static final Duration DAY = Duration.ofHours(24);

    private final Refunds refunds;
    private final PractitionerService practitioners;
    private final AccountService accounts;
    private final InstantSource clock;

    RefundGuard(Refunds refunds, PractitionerService practitioners, AccountService accounts, InstantSource clock) {
        this.refunds = refunds;
        this.practitioners = practitioners;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Whether this much more within a day needs the password. */
    boolean asksPassword(SignedIn me, Money amount) {
        var limit = practitioners.get(me.practitionerId()).refundLimit();
        var since = clock.instant().minus(DAY);
        return refunds.findByPractitionerIdAndRequestedAtAfter(me.practitionerId(), since).stream()
                .filter(refund -> refund.requestedBy() != null && refund.status() != RefundStatus.REFUSED)
                .map(Refund::amount)
                .reduce(amount, Money::plus)
                .isMoreThan(limit);
    }

    /** Whether he may: no password is asked, or it is his. */
    boolean allows(SignedIn me, Money amount, String password) {
        return !asksPassword(me, amount) || accounts.isPasswordOf(me.accountId(), password);
    }
}
