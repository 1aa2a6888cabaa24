package fr.honoraire.billing;

import fr.honoraire.billing.CannotBill.Reason;
import fr.honoraire.consultation.Consultation;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.Participant;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money.NotAnAmount;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.RequestRights;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.shared.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** "Facture" beside a patient: the amount, what the patient will get, and how it is being paid. A fragment of the room, or a page of its own. */
@Controller
@Needs(Right.BILL)
@RequestMapping("/consultations/{consultationId}/participants/{participantId}/bill")
class BillController {

    private final BillingService billing;
    private final NoteIssue issue;
    private final NoteService notes;
    private final PaymentRequestService requests;
    private final ConsultationService consultations;
    private final PractitionerService practitioners;
    private final PreferenceService preferences;
    private final RequestRights rights;
    private final French french;

    BillController(
            BillingService billing,
            NoteIssue issue,
            NoteService notes,
            PaymentRequestService requests,
            ConsultationService consultations,
            PractitionerService practitioners,
            PreferenceService preferences,
            RequestRights rights,
            French french) {
        this.billing = billing;
        this.issue = issue;
        this.notes = notes;
        this.requests = requests;
        this.consultations = consultations;
        this.practitioners = practitioners;
        this.preferences = preferences;
        this.rights = rights;
        this.french = french;
    }

    /** Who is billed, for which consultation; another practitioner's are unknown. */
    @ModelAttribute
    void bill(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID consultationId,
            @PathVariable UUID participantId,
            Model model) {
        var consultation = consultations.get(consultationId, me.practitionerId());
        model.addAttribute("consultation", consultation);
        model.addAttribute("patient", patient(consultation, participantId));
        model.addAttribute("practitioner", practitioners.get(me.practitionerId()));
        issue.liveBill(consultationId, participantId).ifPresent(payment -> {
            model.addAttribute("payment", payment);
            model.addAttribute("note", notes.get(payment.noteId()));
            requests.lastOf(payment.id()).ifPresent(last -> model.addAttribute("lastRequest", last));
        });
    }

    private Participant patient(Consultation consultation, UUID participantId) {
        return consultations.participantsOf(consultation.id()).stream()
                .filter(participant -> participant.id().equals(participantId))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @GetMapping
    String show(Model model, HttpServletRequest request) {
        model.addAttribute("form", BillForm.empty());
        return Htmx.view(request, "billing/bill", "bill");
    }

    /** The amount again, to replace an unpaid note by another. */
    @GetMapping("/replace")
    String replace(@RequestParam UUID payment, Model model, HttpServletRequest request) {
        if (!(model.getAttribute("payment") instanceof Payment live)
                || !live.id().equals(payment)) {
            return show(model, request);
        }
        model.addAttribute("form", BillForm.replacing(payment, french.typed(live.amount())));
        return Htmx.view(request, "billing/bill", "bill");
    }

    /** Shows what the patient will get. Writes nothing. */
    @PostMapping("/preview")
    String preview(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") BillForm form,
            BindingResult errors,
            @PathVariable UUID consultationId,
            @PathVariable UUID participantId,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var order = order(me, form, consultationId, participantId);
            issue.check(order);
            model.addAttribute("amount", order.amount());
            return Htmx.view(request, "billing/bill", "bill");
        } catch (NotAnAmount | CannotBill e) {
            if (isForWantOfMandate(e)) {
                return askForMandate(form, model, request);
            }
            return refused(e, errors, request, response);
        }
    }

    private static boolean isForWantOfMandate(RuntimeException refused) {
        return refused instanceof CannotBill why && why.reason() == Reason.NO_MANDATE;
    }

    /** All else is right: what the patient will get, and the mandate beside it. */
    private String askForMandate(BillForm form, Model model, HttpServletRequest request) {
        model.addAttribute("amount", form.money());
        model.addAttribute("lacksMandate", true);
        return Htmx.view(request, "billing/bill", "bill");
    }

    @PostMapping
    Object bill(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") BillForm form,
            BindingResult errors,
            @PathVariable UUID consultationId,
            @PathVariable UUID participantId,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        // Nobody but the practitioner himself can charge us with it.
        if (form.givesMandate() && rights.of(request).isOwner()) {
            preferences.acceptMandate(me);
        }
        try {
            bill(form.replaces(), order(me, form, consultationId, participantId), Cause.practitioner(me));
        } catch (NotAnAmount | CannotBill e) {
            if (isForWantOfMandate(e)) {
                errors.rejectValue("mandate", code(e));
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                return askForMandate(form, model, request);
            }
            return refused(e, errors, request, response);
        }
        return new RedirectView(request.getRequestURI(), true);
    }

    private void bill(@Nullable UUID replaced, BillOrder order, Cause cause) {
        if (replaced == null) {
            billing.bill(order, cause);
        } else {
            billing.replace(replaced, order, cause);
        }
    }

    private static BillOrder order(SignedIn me, BillForm form, UUID consultationId, UUID participantId) {
        return new BillOrder(form.request(), me.practitionerId(), consultationId, participantId, form.money());
    }

    private static String refused(
            RuntimeException why, BindingResult errors, HttpServletRequest request, HttpServletResponse response) {
        errors.rejectValue("amount", code(why));
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return Htmx.view(request, "billing/bill", "bill");
    }

    private static String code(RuntimeException refused) {
        return refused instanceof CannotBill why ? "billing.refused." + why.reason() : "billing.refused.NOT_AN_AMOUNT";
    }
}
