package fr.honoraire.billing.refund;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.shared.French;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What becomes of a refund that came back: given again, or by other means. The patient is owed it either way. */
@Controller
@Needs(Right.REFUND)
@RequestMapping("/refunds/{id}")
class OwedRefundController {

    private final RefundService refunds;
    private final PaymentService payments;
    private final NoteService notes;
    private final MessageSource messages;
    private final French french;

    OwedRefundController(
            RefundService refunds, PaymentService payments, NoteService notes, MessageSource messages, French french) {
        this.refunds = refunds;
        this.payments = payments;
        this.notes = notes;
        this.messages = messages;
        this.french = french;
    }

    @PostMapping("/repeat")
    String repeat(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam UUID requestId,
            RedirectAttributes answer) {
        var former = refunds.get(id, me.practitionerId());
        try {
            var again = refunds.repeat(id, me.practitionerId(), requestId, me.accountId(), Cause.practitioner(me));
            return say("refund.said." + again.status(), former, answer);
        } catch (CannotRefund e) {
            return say("refund.refused." + e.reason(), former, answer);
        }
    }

    @GetMapping("/otherwise")
    String chooseMeans(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        var refund = refunds.get(id, me.practitionerId());
        model.addAttribute("refund", refund);
        model.addAttribute("note", notes.get(payments.get(refund.paymentId()).noteId()));
        model.addAttribute("means", OtherMeans.values());
        return "billing/refund-otherwise";
    }

    @PostMapping("/otherwise")
    String givenOtherwise(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam OtherMeans means,
            RedirectAttributes answer) {
        var former = refunds.get(id, me.practitionerId());
        try {
            refunds.givenOtherwise(id, me.practitionerId(), means, Cause.practitioner(me));
            return say("refund.said.OTHERWISE", former, answer);
        } catch (CannotRefund e) {
            return say("refund.refused." + e.reason(), former, answer);
        }
    }

    private String say(String key, Refund refund, RedirectAttributes answer) {
        answer.addFlashAttribute(
                "said", messages.getMessage(key, new Object[] {french.amount(refund.amount())}, Locale.FRENCH));
        return "redirect:/payments/" + refund.paymentId() + "/refunds";
    }
}
