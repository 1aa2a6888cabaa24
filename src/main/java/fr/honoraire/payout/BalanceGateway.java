package fr.honoraire.payout;

import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.List;

/** Reads what a practitioner holds at Stripe, and what it is made of. */
public interface BalanceGateway {

    /** All he holds, whether it can be paid out already or not. */
    Money balance(String payee);

    /** All movements since then, his own dealings at Stripe included. */
    List<GatewayBalanceEntry> entries(String payee, Instant created);
}
