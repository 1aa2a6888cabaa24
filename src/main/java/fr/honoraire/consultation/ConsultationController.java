package fr.honoraire.consultation;

import fr.honoraire.shared.French;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditedRead;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import jakarta.validation.Valid;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One consultation's life, and what can still be changed about it. */
@Controller
@Needs({Right.PLAN, Right.CALL, Right.SEE_AMOUNTS})
@RequestMapping("/consultations/{id}")
class ConsultationController {

    private static final String MOVE = "consultation/move";

    private final ConsultationService consultations;
    private final PlanningService planning;
    private final MomentReader moments;
    private final French french;
    private final MessageSource messages;
    private final InstantSource clock;

    ConsultationController(
            ConsultationService consultations,
            PlanningService planning,
            MomentReader moments,
            French french,
            MessageSource messages,
            InstantSource clock) {
        this.consultations = consultations;
        this.planning = planning;
        this.moments = moments;
        this.french = french;
        this.messages = messages;
        this.clock = clock;
    }

    @InitBinder("form")
    void bindFields(WebDataBinder binder) {
        binder.initDirectFieldAccess();
    }

    @AuditedRead(AuditKind.CONSULTATION_READ)
    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        addConsultation(me, id, model);
        return "consultation/consultation";
    }

    @Needs(Right.PLAN)
    @GetMapping("/move")
    String askMoment(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @ModelAttribute("form") MomentForm form,
            Model model) {
        var consultation = addConsultation(me, id, model);
        form.suggest(consultation.plannedAt(), consultation.plannedLength());
        return MOVE;
    }

    @Needs(Right.PLAN)
    @PostMapping("/move")
    ModelAndView move(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") MomentForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        addConsultation(me, id, model);
        var at = moments.read(form, errors);
        if (at == null || errors.hasErrors()) {
            return Answers.refused(MOVE);
        }
        planning.move(id, me, at, form.length());
        redirect.addFlashAttribute("said", message("consultation.moved.said", french.longMoment(at)));
        return Answers.seeOther("/consultations/" + id);
    }

    @Needs(Right.PLAN)
    @GetMapping("/cancel")
    String askCancel(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        addConsultation(me, id, model);
        return "consultation/cancel";
    }

    @Needs(Right.PLAN)
    @PostMapping("/cancel")
    ModelAndView cancel(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, RedirectAttributes redirect) {
        planning.cancel(id, me);
        redirect.addFlashAttribute("said", message("consultation.canceled.said"));
        return Answers.seeOther("/consultations");
    }

    private Consultation addConsultation(SignedIn me, UUID id, Model model) {
        var consultation = consultations.get(id, me.practitionerId());
        model.addAttribute("consultation", consultation);
        model.addAttribute("patients", consultations.participantsOf(id));
        model.addAttribute("now", clock.instant());
        return consultation;
    }

    private String message(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
