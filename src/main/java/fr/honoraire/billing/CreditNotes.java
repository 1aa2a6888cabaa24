package fr.honoraire.billing;

import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.NotFound;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Undoes notes by credit notes (avoirs), the only way an issued note is ever corrected. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CreditNotes {

    private final Notes notes;
    private final NoteNumbers numbers;
    private final InstantSource clock;

    CreditNotes(Notes notes, NoteNumbers numbers, InstantSource clock) {
        this.notes = notes;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Takes all of a note back that was not paid. */
    public void undo(UUID noteId) {
        issue(NoteDraft.undoing(get(noteId)));
    }

    /**
     * Takes back what a refund gives back. Refunds made behind our back may add up to more than the note says once one of
     * them has failed; credit notes never do.
     */
    public void refund(UUID noteId, Money amount, UUID refundId) {
        var note = get(noteId);
        var left = note.amount().minus(creditedOf(noteId));
        var credit = amount.isMoreThan(left) ? left : amount;
        if (!credit.isZero()) {
            issue(NoteDraft.refunding(note, credit, refundId));
        }
    }

    private Money creditedOf(UUID noteId) {
        return notes.findByCorrectsIdOrderByIssuedAt(noteId).stream()
                .map(Note::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private Note get(UUID noteId) {
        return notes.findById(noteId).orElseThrow(NotFound::new);
    }

    private void issue(NoteDraft draft) {
        var now = clock.instant();
        var year = now.atZone(French.PARIS).getYear();
        var number = numbers.next(draft.practitionerId(), Series.CREDIT, year);
        notes.saveAndFlush(new Note(draft, number, now));
    }
}
