package fr.honoraire.billing;

import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.JoinService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a patient owes for the call, shown in the room and when it ends: the link to pay. */
@Controller
class DueController {

    private final JoinService joins;
    private final PayLinks payLinks;
    private final NoteIssue bills;
    private final ConsultationService consultations;

    DueController(JoinService joins, PayLinks payLinks, NoteIssue bills, ConsultationService consultations) {
        this.joins = joins;
        this.payLinks = payLinks;
        this.bills = bills;
        this.consultations = consultations;
    }

    @GetMapping("/join/{link}/due")
    String due(@PathVariable String link, Model model) {
        var patient = joins.behind(link);
        model.addAttribute("consultation", consultations.get(patient.consultationId()));
        bills.liveBill(patient.consultationId(), patient.id()).ifPresent(payment -> {
            model.addAttribute("payment", payment);
            model.addAttribute("payLink", payLinks.of(payment));
        });
        return "billing/due :: due";
    }
}
