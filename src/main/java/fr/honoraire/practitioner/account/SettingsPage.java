package fr.honoraire.practitioner.account;

import fr.honoraire.practitioner.FrenchZone;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.practitioner.Tone;
import fr.honoraire.shared.French;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page "Paramètres", whichever of its forms was sent: what was typed there stays, the others show what is kept. */
@Component
class SettingsPage {

    private final PractitionerService practitioners;
    private final PreferenceService preferences;
    private final French french;
    private final MessageSource messages;

    SettingsPage(
            PractitionerService practitioners, PreferenceService preferences, French french, MessageSource messages) {
        this.practitioners = practitioners;
        this.preferences = preferences;
        this.french = french;
        this.messages = messages;
    }

    String show(SignedIn me, Model model) {
        var practitioner = practitioners.get(me.practitionerId());
        var chosen = preferences.of(me.practitionerId());
        if (!model.containsAttribute("settings")) {
            model.addAttribute("settings", SettingsForm.of(practitioner, french));
        }
        if (!model.containsAttribute("habits")) {
            model.addAttribute("habits", HabitsForm.of(practitioner, chosen));
        }
        // No form at all where something typed is none of the choices.
        var typed = model.getAttribute("habits") instanceof HabitsForm form ? form.means() : chosen.otherMeans();
        model.addAttribute("accepted", Set.copyOf(typed));
        model.addAttribute(
                "means",
                Arrays.stream(OtherMeans.values()).filter(OtherMeans::isChosen).toList());
        model.addAttribute("zones", FrenchZone.values());
        model.addAttribute("tones", Tone.values());
        model.addAttribute("counts", HabitsForm.counts());
        model.addAttribute("days", HabitsForm.days());
        model.addAttribute("hours", HabitsForm.hours());
        model.addAttribute("mandateAcceptedAt", chosen.mandateAcceptedAt());
        return "practitioner/settings";
    }

    String refuse(SignedIn me, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(me, model);
    }

    String saved(RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("said", messages.getMessage("account.saved", null, locale));
        return "redirect:/account/settings";
    }
}
