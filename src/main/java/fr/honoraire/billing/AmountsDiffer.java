package fr.honoraire.billing;

import java.util.UUID;

/** The gateway collects another amount than the note's. Never right: a person has to look. */
final class AmountsDiffer extends RuntimeException {

    AmountsDiffer(UUID paymentId) {
        super("payment " + paymentId + " has another amount at the gateway");
    }
}
