package fr.honoraire.consultation;

import java.util.UUID;

/** Knows whether a consultation has been billed; implemented by whoever bills. */
public interface BillingWatch {

    boolean isBilled(UUID consultationId);
}
