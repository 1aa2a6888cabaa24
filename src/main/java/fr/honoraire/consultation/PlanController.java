package fr.honoraire.consultation;

import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.RequestRights;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plans a consultation, for later or for this very moment. */
@Controller
@Needs(Right.PLAN)
@RequestMapping("/consultations/new")
class PlanController {

    private static final String PAGE = "consultation/plan";

    private final PlanningService planning;
    private final PractitionerService practitioners;
    private final RequestRights rights;
    private final MomentReader moments;
    private final French french;
    private final MessageSource messages;
    private final InstantSource clock;

    PlanController(
            PlanningService planning,
            PractitionerService practitioners,
            RequestRights rights,
            MomentReader moments,
            French french,
            MessageSource messages,
            InstantSource clock) {
        this.planning = planning;
        this.practitioners = practitioners;
        this.rights = rights;
        this.moments = moments;
        this.french = french;
        this.messages = messages;
        this.clock = clock;
    }

    /** The form has no setters: what may be bound is its fields. */
    @InitBinder("form")
    void bindFields(WebDataBinder binder) {
        binder.initDirectFieldAccess();
        binder.setAutoGrowCollectionLimit(NewConsultation.MOST_PATIENTS);
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn me, @ModelAttribute("form") PlanForm form, HttpServletRequest request) {
        form.suggestDay(clock.instant());
        if (rights.of(request).amounts()) {
            form.suggestFee(french.typed(practitioners.get(me.practitionerId()).announcedFee()));
        }
        return PAGE;
    }

    @PostMapping(params = "add")
    String add(@ModelAttribute("form") PlanForm form) {
        form.addPatient();
        return PAGE;
    }

    @PostMapping(params = "remove")
    String remove(@ModelAttribute("form") PlanForm form, @RequestParam int remove) {
        form.removePatient(remove);
        return PAGE;
    }

    @PostMapping
    ModelAndView plan(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") PlanForm form,
            BindingResult errors,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var fee = readFee(me, form, errors, request);
        var at = moments.read(form, errors);
        if (fee == null || at == null || errors.hasErrors()) {
            return Answers.refused(PAGE);
        }
        var consultation = planning.plan(me, wanted(form, at, fee));
        redirect.addFlashAttribute(
                "said",
                messages.getMessage(
                        "consultation.planned.said",
                        new Object[] {french.longMoment(at)},
                        LocaleContextHolder.getLocale()));
        return Answers.seeOther("/consultations/" + consultation.id());
    }

    @Needs(value = Right.PLAN, and = Right.CALL)
    @PostMapping(params = "now")
    ModelAndView start(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") PlanForm form,
            BindingResult errors,
            HttpServletRequest request) {
        var fee = readFee(me, form, errors, request);
        moments.checkLength(form, errors);
        if (fee == null || errors.hasErrors()) {
            return Answers.refused(PAGE);
        }
        var consultation = planning.startNow(me, wanted(form, clock.instant(), fee));
        return Answers.seeOther("/consultations/" + consultation.id() + "/room");
    }

    /** Whoever sees no amounts plans at the fee the practitioner announces. */
    private @Nullable Money readFee(SignedIn me, PlanForm form, Errors errors, HttpServletRequest request) {
        if (!rights.of(request).amounts()) {
            return practitioners.get(me.practitionerId()).announcedFee();
        }
        try {
            var fee = Money.parse(form.fee());
            var ceiling = practitioners.get(me.practitionerId()).ceiling();
            if (!fee.isMoreThan(ceiling)) {
                return fee;
            }
            errors.rejectValue("fee", "consultation.fee.high", new Object[] {french.amount(ceiling)}, null);
        } catch (Money.NotAnAmount e) {
            errors.rejectValue("fee", "consultation.fee.odd");
        }
        return null;
    }

    private static NewConsultation wanted(PlanForm form, Instant at, Money fee) {
        return new NewConsultation(form.requestId(), at, form.length(), fee, form.invitees());
    }
}
