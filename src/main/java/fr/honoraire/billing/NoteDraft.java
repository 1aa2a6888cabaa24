package fr.honoraire.billing;

import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All a note says, before it has a number. */
record NoteDraft(
        UUID practitionerId,
        UUID consultationId,
        UUID participantId,
        @Nullable UUID correctsId,
        UUID requestId,
        Instant actAt,
        String label,
        Money amount,
        String patientName,
        String issuer,
        String legal) {}
