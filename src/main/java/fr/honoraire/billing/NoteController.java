package fr.honoraire.billing;

import fr.honoraire.shared.security.SignedIn;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A note d'honoraires as a page that prints on one sheet: for its issuer, and for the patient it was issued to. */
@Controller
class NoteController {

    private final NoteService notes;
    private final PayLinks links;

    NoteController(NoteService notes, PayLinks links) {
        this.notes = notes;
        this.links = links;
    }

    @GetMapping("/notes/{id}")
    String forTheIssuer(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        return show(notes.get(id, me.practitionerId()), model);
    }

    @GetMapping("/pay/{link}/note")
    String forThePatient(@PathVariable String link, Model model) {
        return show(notes.get(links.behind(link).noteId()), model);
    }

    private String show(Note note, Model model) {
        model.addAttribute("note", note);
        notes.paymentOf(note).ifPresent(payment -> model.addAttribute("payment", payment));
        notes.undoneBy(note).ifPresent(credit -> model.addAttribute("undoneBy", credit));
        var corrected = note.correctsId();
        if (corrected != null) {
            model.addAttribute("corrected", notes.get(corrected));
        }
        return "billing/note";
    }
}
