package fr.honoraire.billing;

import fr.honoraire.shared.French;
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

    public void undo(UUID noteId) {
        var note = notes.findById(noteId).orElseThrow(NotFound::new);
        var now = clock.instant();
        var year = now.atZone(French.PARIS).getYear();
        var number = numbers.next(note.practitionerId(), Series.CREDIT, year);
        notes.save(new Note(NoteDraft.undoing(note), number, now));
    }
}
