package fr.honoraire.billing;

import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Collects payments on the practitioner's own account at Stripe, by cents of euros. Every call may throw
 * {@link fr.honoraire.shared.GatewayUnsure} (ask again) or {@link fr.honoraire.shared.GatewayRefused} (nothing was done).
 */
public interface PaymentGateway {

    /**
     * Opens the payment of a note. The same attempt asked twice opens one.
     *
     * @param descriptor what the patient's bank prints beside the practitioner's name; what the account says if null
     */
    GatewayPayment open(UUID paymentId, int attempt, String payee, Money amount, @Nullable String descriptor);

    /** Finds a payment of which only our id is known, among those opened since then. */
    Optional<GatewayPayment> find(UUID paymentId, String payee, Instant since);

    /** All payments of ours that were opened, tried or paid on an account since then. */
    List<SeenPayment> since(String payee, Instant created);

    /** How the payment stands. */
    GatewayPayment read(String payee, String gatewayId);

    /** Asks to cancel, and says how the payment stands then: it may just have been paid. */
    GatewayPayment cancel(String payee, String gatewayId);

    /** What the patient's browser needs to pay it. */
    CardForm form(String payee, String gatewayId);

    /** The origins the browser then talks to, for the page's content security policy. */
    List<String> formOrigins();
}
