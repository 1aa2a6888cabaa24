package fr.honoraire.billing;

import java.util.List;
import java.util.UUID;

/** Knows what went back of a payment, for the pages of the patient. */
public interface GivenBackWatch {

    /** All of it, the oldest first; what was given once more stands there once. */
    List<GivenBack> of(UUID paymentId);
}
