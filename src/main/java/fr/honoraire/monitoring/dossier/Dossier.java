package fr.honoraire.monitoring.dossier;

import fr.honoraire.billing.Note;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.dispute.Dispute;
import fr.honoraire.billing.refund.Refund;
import fr.honoraire.consultation.Consultation;
import fr.honoraire.consultation.Participant;
import java.time.Instant;
import java.util.List;

/** All we hold about a contested payment. What of it is printed, {@link DossierWords} says: nothing medical, nothing typed freely. */
record Dossier(
        Dispute dispute,
        Payment payment,
        Note note,
        List<Note> creditNotes,
        List<Refund> refunds,
        Consultation consultation,
        Participant patient,
        List<SentEmail> emails,
        Instant madeAt) {

    /** An e-mail to the patient: which, what became of it, and when. */
    record SentEmail(String kind, String outcome, Instant at) {}

    /** Whether we saw both in a call that was held: what a claim that the act took place can stand on. */
    boolean showsTheAct() {
        return patient.admittedAt() != null && consultation.length() != null;
    }

    String fileName() {
        return "dossier-litige-" + note.number() + ".pdf";
    }
}
