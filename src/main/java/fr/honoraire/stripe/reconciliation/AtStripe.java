package fr.honoraire.stripe.reconciliation;

import fr.honoraire.billing.SeenPayment;
import fr.honoraire.billing.dispute.GatewayDispute;
import fr.honoraire.billing.refund.GatewayRefund;
import fr.honoraire.payout.GatewayPayout;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What Stripe says of the part of an account that is being compared.
 *
 * @param payments those of ours
 * @param refunds all, those of the practitioner's own charges too
 * @param disputes the same
 * @param unknown our ids for Stripe of which it says that it knows nothing
 * @param chargesGivenBack charges of which money went back, or came again, lately
 */
record AtStripe(
        Collection<SeenPayment> payments,
        Collection<GatewayRefund> refunds,
        Collection<GatewayDispute> disputes,
        Collection<GatewayPayout> payouts,
        Set<String> unknown,
        Set<String> chargesGivenBack) {

    static final AtStripe NOTHING = new AtStripe(List.of(), List.of(), List.of(), List.of(), Set.of(), Set.of());
}
