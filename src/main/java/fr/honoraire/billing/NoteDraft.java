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
        @Nullable UUID refundId,
        UUID requestId,
        Instant actAt,
        String label,
        Money amount,
        String patientName,
        String issuer,
        String legal) {

    /** The credit note that takes all of a note back, word for word. */
    static NoteDraft undoing(Note note) {
        return takingBack(note, note.amount(), null);
    }

    /** The credit note for the part of a note that a refund gives back. */
    static NoteDraft refunding(Note note, Money amount, UUID refundId) {
        return takingBack(note, amount, refundId);
    }

    private static NoteDraft takingBack(Note note, Money amount, @Nullable UUID refundId) {
        return new NoteDraft(
                note.practitionerId(),
                note.consultationId(),
                note.participantId(),
                note.id(),
                refundId,
                UuidCreator.getTimeOrderedEpoch(),
                note.actAt(),
                note.label(),
                amount,
                note.patientName(),
                note.issuer(),
                note.legal());
    }
}
