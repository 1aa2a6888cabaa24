package fr.honoraire.billing;

import java.util.UUID;

/** Here and at the gateway a payment has ended, and not in the same way. A person has to look. */
final class ConflictingEndings extends RuntimeException {

    ConflictingEndings(UUID paymentId, PaymentStatus here, PaymentStatus there) {
        super("payment " + paymentId + " is " + here + " here and " + there + " at the gateway");
    }
}
