package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.AccountLinks;
import fr.honoraire.practitioner.Civility;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where a practitioner asks for an account. The answer is the same whether his address has one or not. */
@Controller
@RequestMapping("/signup")
class SignUpController {

    private final AccountLinks links;
    private final MailForms mails;

    SignUpController(AccountLinks links, MailForms mails) {
        this.links = links;
        this.mails = mails;
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("civilities", Civility.values());
        model.addAttribute("professions", Profession.values());
    }

    @GetMapping
    String ask(@AuthenticationPrincipal @Nullable SignedIn me, Model model) {
        model.addAttribute("signUp", SignUpForm.EMPTY);
        return me == null ? "practitioner/signup" : "redirect:/consultations";
    }

    @PostMapping
    String signUp(
            @Valid @ModelAttribute("signUp") SignUpForm form,
            BindingResult found,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (found.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "practitioner/signup";
        }
        mails.send(request, form.email(), () -> links.askToSignUp(form.email(), form.newcomer()));
        return "redirect:/signup/sent";
    }

    @GetMapping("/sent")
    String sent(Model model) {
        model.addAttribute("kind", "signup");
        return "practitioner/link-sent";
    }
}
