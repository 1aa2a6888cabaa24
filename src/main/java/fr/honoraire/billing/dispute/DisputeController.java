package fr.honoraire.billing.dispute;

import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditedRead;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Litiges: what patients contest at their bank, until when to answer and with what, and how it ended. */
@Controller
@Needs(Right.SEE_AMOUNTS)
@RequestMapping("/disputes")
class DisputeController {

    private final DisputeService disputes;
    private final PaymentService payments;
    private final NoteService notes;
    private final InstantSource clock;

    DisputeController(DisputeService disputes, PaymentService payments, NoteService notes, InstantSource clock) {
        this.disputes = disputes;
        this.payments = payments;
        this.notes = notes;
        this.clock = clock;
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn me, Model model) {
        var all = disputes.ofPractitioner(me.practitionerId()).stream()
                .map(this::view)
                .toList();
        model.addAttribute("open", all.stream().filter(DisputeView::isOpen).toList());
        model.addAttribute("past", all.stream().filter(view -> !view.isOpen()).toList());
        return "billing/disputes";
    }

    @AuditedRead(AuditKind.DISPUTE_READ)
    @GetMapping("/{id}")
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        var dispute = disputes.get(id, me.practitionerId());
        model.addAttribute("view", view(dispute));
        model.addAttribute("answerPage", disputes.answerPage(dispute));
        return "billing/dispute";
    }

    private DisputeView view(Dispute dispute) {
        var payment = payments.get(dispute.paymentId(), dispute.practitionerId());
        return new DisputeView(
                dispute, payment, notes.get(payment.noteId(), dispute.practitionerId()), clock.instant());
    }

    /** What stands above every page while an answer is awaited; nothing otherwise. */
    @ForEveryone
    @GetMapping("/banner")
    String banner() {
        return "fragments/frame :: dispute-banner";
    }
}
