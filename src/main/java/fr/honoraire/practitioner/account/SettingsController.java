package fr.honoraire.practitioner.account;

import fr.honoraire.practitioner.Fees;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.security.Reauthentication;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Paramètres": what a practitioner asks. */
@Controller
@RequestMapping("/account/settings")
class SettingsController {

    private final PractitionerService practitioners;
    private final SettingsPage page;
    private final Reauthentication reauthentication;

    SettingsController(PractitionerService practitioners, SettingsPage page, Reauthentication reauthentication) {
        this.reauthentication = reauthentication;
        this.practitioners = practitioners;
        this.page = page;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        return page.show(me, model);
    }

    @PostMapping
    String save(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("settings") SettingsForm form,
            BindingResult found,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        var fees = form.fees(found);
        if (fees.isEmpty()) {
            return page.refuse(me, model, response);
        }
        if (isRaised(fees.get(), me) && !reauthentication.isFresh()) {
            return Reauthentication.ASK;
        }
        practitioners.ask(me, fees.get());
        return page.saved(redirect, locale);
    }

    /** Whoever finds an open session must not lift the limit that keeps him from emptying a balance. */
    private boolean isRaised(Fees fees, SignedIn me) {
        return fees.refundLimit()
                .isMoreThan(practitioners.get(me.practitionerId()).refundLimit());
    }
}
