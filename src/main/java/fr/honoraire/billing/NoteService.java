package fr.honoraire.billing;

import fr.honoraire.shared.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds notes and what is said of them. */
@Service
@Transactional(readOnly = true)
public class NoteService {

    private final Notes notes;
    private final Payments payments;

    NoteService(Notes notes, Payments payments) {
        this.notes = notes;
        this.payments = payments;
    }

    /** The note a row of ours points to. */
    public Note get(UUID id) {
        return notes.findById(id).orElseThrow(NotFound::new);
    }

    /** @throws NotFound if it does not exist or belongs to another practitioner */
    public Note get(UUID id, UUID practitionerId) {
        return notes.findById(id)
                .filter(note -> note.practitionerId().equals(practitionerId))
                .orElseThrow(NotFound::new);
    }

    /** How a note is paid; a credit note is not. */
    public Optional<Payment> paymentOf(Note note) {
        return payments.findByNoteId(note.id());
    }

    /** The credit note that undid it, if one did. */
    public Optional<Note> undoneBy(Note note) {
        return creditNotesOf(note).stream()
                .filter(credit -> credit.refundId() == null)
                .findFirst();
    }

    /** All that was taken back of it, the oldest first. */
    public List<Note> creditNotesOf(Note note) {
        return notes.findByCorrectsIdOrderByIssuedAt(note.id());
    }

    /** The note that was issued to the same patient after this one was undone. */
    public Optional<Note> replacementOf(Note note) {
        return notes.findByConsultationIdOrderByIssuedAt(note.consultationId()).stream()
                .filter(other -> other.series() == Series.NOTE)
                .filter(other -> other.participantId().equals(note.participantId()))
                .filter(other -> other.issuedAt().isAfter(note.issuedAt()))
                .reduce((earlier, later) -> later);
    }
}
