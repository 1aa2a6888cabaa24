package fr.honoraire.billing;

import com.github.f4b6a3.uuid.UuidCreator;
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
        String legal) {

    /** The credit note that takes all of a note back, word for word. */
    static NoteDraft undoing(Note note) {
        return new NoteDraft(
                note.practitionerId(),
                note.consultationId(),
                note.participantId(),
                note.id(),
                UuidCreator.getTimeOrderedEpoch(),
                note.actAt(),
                note.label(),
                note.amount(),
                note.patientName(),
                note.issuer(),
                note.legal());
    }
}
