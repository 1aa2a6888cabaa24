package fr.honoraire.billing;

import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.Participant;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.SignedLinks.Right;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a patient owes for the call, shown in the room and when it ends: the link to pay. */
@Controller
class DueController {

    private final SignedLinks joinLinks;
    private final PayLinks payLinks;
    private final NoteIssue bills;
    private final ConsultationService consultations;

    DueController(SignedLinks joinLinks, PayLinks payLinks, NoteIssue bills, ConsultationService consultations) {
        this.joinLinks = joinLinks;
        this.payLinks = payLinks;
        this.bills = bills;
        this.consultations = consultations;
    }

    @GetMapping("/join/{link}/due")
    String due(@PathVariable String link, Model model) {
        var patient = behind(link);
        model.addAttribute("consultation", consultations.get(patient.consultationId()));
        bills.liveBill(patient.consultationId(), patient.id()).ifPresent(payment -> {
            model.addAttribute("payment", payment);
            model.addAttribute("payLink", payLinks.of(payment));
        });
        return "billing/due :: due";
    }

    private Participant behind(String link) {
        var key = joinLinks.read(Right.JOIN, link);
        var patient = consultations.participant(key.id());
        if (patient.linkGeneration() != key.generation()) {
            throw new NotFound();
        }
        return patient;
    }
}
