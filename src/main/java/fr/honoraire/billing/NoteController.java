package fr.honoraire.billing;

import fr.honoraire.shared.Money;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditedRead;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A note d'honoraires as a page that prints on one sheet: for its issuer, and for the patient it was issued to. */
@Controller
@Needs(Right.SEE_AMOUNTS)
class NoteController {

    private final NoteService notes;
    private final PayLinks links;

    NoteController(NoteService notes, PayLinks links) {
        this.notes = notes;
        this.links = links;
    }

    @AuditedRead(AuditKind.NOTE_READ)
    @GetMapping("/notes/{id}")
    String forTheIssuer(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        return show(notes.get(id, me.practitionerId()), "/notes/", model);
    }

    @GetMapping("/pay/{link}/note")
    String forThePatient(@PathVariable String link, Model model) {
        return show(notes.get(links.behind(link).noteId()), creditNotesBehind(link), model);
    }

    /** What was taken back of the note behind the link; any other is none of his. */
    @GetMapping("/pay/{link}/credit-notes/{id}")
    String creditNoteForThePatient(@PathVariable String link, @PathVariable UUID id, Model model) {
        var note = notes.get(links.behind(link).noteId());
        var credit = notes.creditNotesOf(note).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
        return show(credit, creditNotesBehind(link), model);
    }

    private static String creditNotesBehind(String link) {
        return "/pay/" + link + "/credit-notes/";
    }

    private String show(Note note, String creditNotesAt, Model model) {
        model.addAttribute("note", note);
        notes.paymentOf(note).ifPresent(payment -> model.addAttribute("payment", payment));
        notes.undoneBy(note).ifPresent(credit -> model.addAttribute("undoneBy", credit));
        var creditNotes = notes.creditNotesOf(note);
        model.addAttribute("creditNotes", creditNotes);
        model.addAttribute("creditNotesAt", creditNotesAt);
        model.addAttribute("kept", creditNotes.stream().map(Note::amount).reduce(note.amount(), Money::minus));
        var corrected = note.correctsId();
        if (corrected != null) {
            model.addAttribute("corrected", notes.get(corrected));
        }
        return "billing/note";
    }
}
