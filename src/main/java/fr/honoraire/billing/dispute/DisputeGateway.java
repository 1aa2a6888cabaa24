package fr.honoraire.billing.dispute;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Reads what patients contest. Answering is done on Stripe's dashboard, by the practitioner himself. Every call may throw
 * {@link fr.honoraire.shared.GatewayUnsure} (ask again) or {@link fr.honoraire.shared.GatewayRefused}.
 */
public interface DisputeGateway {

    /** All disputes of a payment, the oldest first. */
    List<GatewayDispute> of(String payee, String paymentGatewayId);

    /** All disputes of an account opened since then, the oldest first. */
    List<GatewayDispute> since(String payee, Instant opened);

    /** Where the practitioner answers a dispute, signed in there as himself. */
    URI answerPage(String payee, String disputeGatewayId);
}
