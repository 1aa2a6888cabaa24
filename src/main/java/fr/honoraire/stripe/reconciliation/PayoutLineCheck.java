package fr.honoraire.stripe.reconciliation;

import fr.honoraire.payout.PayoutGateway;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Holds the lines of recent payouts against those Stripe tells of. */
@Component
class PayoutLineCheck {

    private final PayoutGateway gateway;
    private final OurBooks books;

    PayoutLineCheck(PayoutGateway gateway, OurBooks books) {
        this.gateway = gateway;
        this.books = books;
    }

    /** Lines are taken over once; here they are held against Stripe's again. */
    List<Violation> strange(Account account, AtStripe there) {
        var here = books.read(account, there);
        var found = new ArrayList<Violation>();
        for (var seen : there.payouts()) {
            var row = here.payoutAt(seen.id());
            if (row == null || row.linesReadAt() == null) {
                continue;
            }
            var lines = new HashSet<String>();
            gateway.lines(account.payee(), seen.id())
                    .forEach(line -> lines.add(
                            line.balanceTransactionId() + " " + line.net().cents()));
            if (!lines.equals(Set.copyOf(books.linesOf(row.id())))) {
                found.add(new Violation(
                        Invariant.I3, seen.id(), account.practitionerId(), "its lines are not those Stripe tells of"));
            }
        }
        return found;
    }
}
