package fr.honoraire.practitioner.account;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.Civility;
import fr.honoraire.practitioner.LegalForm;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.practitioner.Profile;
import fr.honoraire.practitioner.RppsTaken;
import fr.honoraire.practitioner.Sector;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Informations personnelles": what a practitioner says of himself. */
@Controller
@RequestMapping("/account/profile")
class ProfileController {

    private final PractitionerService practitioners;
    private final AccountService accounts;
    private final MessageSource messages;

    ProfileController(PractitionerService practitioners, AccountService accounts, MessageSource messages) {
        this.accounts = accounts;
        this.practitioners = practitioners;
        this.messages = messages;
    }

    @ModelAttribute
    void choices(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("signInEmail", accounts.emailOf(me.accountId()));
        model.addAttribute("civilities", Civility.values());
        model.addAttribute("professions", Profession.values());
        model.addAttribute("sectors", Sector.values());
        model.addAttribute("legalForms", LegalForm.values());
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("profile", Profile.of(practitioners.get(me.practitionerId())));
        return "practitioner/profile";
    }

    @PostMapping
    String save(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("profile") Profile profile,
            BindingResult found,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        if (profileLacksRegister(profile, found)) {
            found.rejectValue("register", "profile.register.missing");
        }
        if (found.hasErrors() || !describe(me, profile, found)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "practitioner/profile";
        }
        redirect.addFlashAttribute("said", messages.getMessage("account.saved", null, locale));
        return "redirect:/account/profile";
    }

    private boolean describe(SignedIn me, Profile profile, BindingResult found) {
        try {
            practitioners.describe(me, profile);
            return true;
        } catch (RppsTaken e) {
            found.rejectValue("rpps", "profile.rpps.taken");
            return false;
        }
    }

    private static boolean profileLacksRegister(Profile profile, BindingResult found) {
        return !found.hasFieldErrors("register")
                && profile.legalForm() == LegalForm.SOCIETE
                && profile.register().isEmpty();
    }
}
