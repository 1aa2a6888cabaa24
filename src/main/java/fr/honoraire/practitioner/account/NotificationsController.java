package fr.honoraire.practitioner.account;

import fr.honoraire.practitioner.News;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.shared.security.SignedIn;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Notifications": which e-mails a practitioner gets. */
@Controller
@RequestMapping("/account/notifications")
class NotificationsController {

    private final PreferenceService preferences;
    private final PractitionerService practitioners;
    private final MessageSource messages;

    NotificationsController(PreferenceService preferences, PractitionerService practitioners, MessageSource messages) {
        this.preferences = preferences;
        this.practitioners = practitioners;
        this.messages = messages;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("preferences", preferences.of(me.practitionerId()));
        model.addAttribute("practitioner", practitioners.get(me.practitionerId()));
        model.addAttribute("news", News.values());
        return "practitioner/notifications";
    }

    @PostMapping
    String save(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(name = "news", defaultValue = "") Set<News> wanted,
            RedirectAttributes redirect,
            Locale locale) {
        preferences.hear(me, wanted);
        redirect.addFlashAttribute("said", messages.getMessage("account.saved", null, locale));
        return "redirect:/account/notifications";
    }
}
