package fr.honoraire.practitioner.account;

import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Paramètres": how a practitioner wants things done, and that we issue notes in his name. */
@Controller
@RequestMapping("/account/settings")
class HabitsController {

    private final PreferenceService preferences;
    private final SettingsPage page;

    HabitsController(PreferenceService preferences, SettingsPage page) {
        this.preferences = preferences;
        this.page = page;
    }

    @PostMapping("/habits")
    String adopt(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("habits") HabitsForm form,
            BindingResult found,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        if (found.hasErrors()) {
            return page.refuse(me, model, response);
        }
        preferences.adopt(me, form.habits());
        return page.saved(redirect, locale);
    }

    @PostMapping("/mandate")
    String acceptMandate(@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect, Locale locale) {
        preferences.acceptMandate(me);
        return page.saved(redirect, locale);
    }
}
