package fr.honoraire.billing.refund;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.billing.Cause;
import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.Money.NotAnAmount;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Reauthentication;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was given back of a payment, and giving more: the amount, then what exactly will happen, then the deed. */
@Controller
@Needs(Right.REFUND)
@RequestMapping("/payments/{paymentId}/refunds")
class RefundController {

    private static final String PAGE = "billing/refunds";

    private final RefundService refunds;
    private final RefundGuard guard;
    private final PaymentService payments;
    private final NoteService notes;
    private final MessageSource messages;
    private final French french;

    RefundController(
            RefundService refunds,
            RefundGuard guard,
            PaymentService payments,
            NoteService notes,
            MessageSource messages,
            French french) {
        this.refunds = refunds;
        this.guard = guard;
        this.payments = payments;
        this.notes = notes;
        this.messages = messages;
        this.french = french;
    }

    /** The payment and what was given back of it; another practitioner's is unknown. */
    @ModelAttribute
    void describe(@AuthenticationPrincipal SignedIn me, @PathVariable UUID paymentId, Model model) {
        var payment = payments.get(paymentId, me.practitionerId());
        var note = notes.get(payment.noteId());
        model.addAttribute("payment", payment);
        model.addAttribute("note", note);
        model.addAttribute("lines", RefundLine.of(refunds.ofPayment(paymentId), notes.creditNotesOf(note)));
        model.addAttribute("left", refunds.left(payment));
        model.addAttribute("canRefund", RefundLimits.allow(payment, refunds.left(payment)));
        model.addAttribute(
                "reasons",
                Arrays.stream(RefundReason.values())
                        .filter(reason -> reason != RefundReason.AT_STRIPE)
                        .toList());
        model.addAttribute("repeatId", UuidCreator.getTimeOrderedEpoch());
    }

    @GetMapping
    String show(@PathVariable UUID paymentId, Model model) {
        if (model.getAttribute("left") instanceof Money left) {
            model.addAttribute("form", RefundForm.of(french.typed(left)));
        }
        return PAGE;
    }

    /** Shows what will happen. Writes nothing. */
    @PostMapping("/check")
    String check(
            @PathVariable UUID paymentId,
            @ModelAttribute("form") RefundForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        check(form, errors, model);
        if (errors.hasErrors()) {
            return refused(response);
        }
        model.addAttribute("amount", form.money());
        return PAGE;
    }

    @PostMapping
    String refund(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID paymentId,
            @ModelAttribute("form") RefundForm form,
            BindingResult errors,
            HttpServletResponse response,
            RedirectAttributes answer) {
        checkForm(form, errors);
        if (errors.hasErrors()) {
            return refused(response);
        }
        if (guard.needsProof(me, form.money())) {
            return Reauthentication.ASK;
        }
        try {
            var given = refunds.refund(form.order(paymentId, me), Cause.practitioner(me));
            return done(paymentId, given, answer);
        } catch (CannotRefund e) {
            errors.rejectValue("amount", "refund.refused." + e.reason());
            return refused(response);
        }
    }

    private static void checkForm(RefundForm form, BindingResult errors) {
        try {
            form.money();
        } catch (NotAnAmount e) {
            errors.rejectValue("amount", "billing.refused.NOT_AN_AMOUNT");
        }
        if (!form.hasReason()) {
            errors.rejectValue("reason", "refund.reason.missing");
        }
        if (form.isTooLong()) {
            errors.rejectValue("detail", "refund.detail.long");
        }
    }

    private void check(RefundForm form, BindingResult errors, Model model) {
        checkForm(form, errors);
        if (!errors.hasFieldErrors("amount") && model.getAttribute("payment") instanceof Payment payment) {
            try {
                RefundLimits.check(payment, refunds.ofPayment(payment.id()), form.money());
            } catch (CannotRefund e) {
                errors.rejectValue("amount", "refund.refused." + e.reason());
            }
        }
    }

    private static String refused(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return PAGE;
    }

    private String done(UUID paymentId, Refund refund, RedirectAttributes answer) {
        var said = messages.getMessage(
                "refund.said." + refund.status(), new Object[] {french.amount(refund.amount())}, Locale.FRENCH);
        answer.addFlashAttribute("said", said);
        return "redirect:/payments/" + paymentId + "/refunds";
    }
}
