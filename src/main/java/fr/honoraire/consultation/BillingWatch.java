package fr.honoraire.consultation;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Knows what was billed, and whether it is settled; implemented by whoever bills. */
public interface BillingWatch {

    boolean isBilled(UUID consultationId);

    /** Those of these patients to whom a note was ever issued. */
    Set<UUID> everBilled(Collection<UUID> participantIds);

    /** Whether one of them still owes, or is owed, something, or contests it. */
    boolean isUnsettled(Collection<UUID> participantIds);
}
