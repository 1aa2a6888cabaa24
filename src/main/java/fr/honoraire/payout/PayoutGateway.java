package fr.honoraire.payout;

import java.time.Instant;
import java.util.List;

/** Reads what Stripe pays out to a practitioner. Never writes: payouts are automatic. */
public interface PayoutGateway {

    GatewayPayout read(String payee, String gatewayId);

    /** All payouts made since then, newest first. */
    List<GatewayPayout> since(String payee, Instant created);

    /** Every transaction in the payout but the transfer itself. */
    List<GatewayPayoutLine> lines(String payee, String gatewayId);
}
