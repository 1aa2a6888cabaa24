package fr.honoraire.consultation;

import fr.honoraire.shared.security.FreshFactor;
import fr.honoraire.shared.security.SignedIn;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Données du patient": what is kept of him, to be given to him or forgotten at his request. For the practitioner alone. */
@Controller
@RequestMapping("/patients/{id}")
class PatientController {

    private final PatientService patients;
    private final MessageSource messages;

    PatientController(PatientService patients, MessageSource messages) {
        this.patients = patients;
        this.messages = messages;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        var person = patients.samePerson(id, me.practitionerId());
        model.addAttribute("id", id);
        model.addAttribute(
                "patient",
                person.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow());
        model.addAttribute("count", person.size());
        model.addAttribute("isUnfinished", patients.isUnfinished(person));
        return "consultation/patient";
    }

    /** What cannot be undone asks twice. */
    @FreshFactor
    @PostMapping("/erase")
    ModelAndView erase(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean sure,
            Model model,
            RedirectAttributes redirect) {
        if (!sure) {
            model.addAttribute("isUnsure", true);
            return new ModelAndView(show(me, id, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        patients.erase(id, me);
        redirect.addFlashAttribute(
                "said", messages.getMessage("patient.erased.said", null, LocaleContextHolder.getLocale()));
        return Answers.seeOther("/patients/" + id);
    }
}
