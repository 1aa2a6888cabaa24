package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.Civility;
import fr.honoraire.practitioner.EmailTaken;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

/** Where a practitioner opens his account. He is signed in at once and led to what payments need. */
@Controller
@RequestMapping("/signup")
class SignUpController {

    private final AccountService accounts;
    private final PasswordRules rules;
    private final MessageSource messages;

    SignUpController(AccountService accounts, PasswordRules rules, MessageSource messages) {
        this.accounts = accounts;
        this.rules = rules;
        this.messages = messages;
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
            @AuthenticationPrincipal @Nullable SignedIn me,
            @Valid @ModelAttribute("signUp") SignUpForm form,
            BindingResult found,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale)
            throws ServletException {
        if (me != null) {
            return "redirect:/consultations";
        }
        rules.refusal(form.password(), form.email(), form.firstName(), form.lastName())
                .ifPresent(key -> found.rejectValue("password", key));
        if (!found.hasErrors()) {
            open(form, found);
        }
        if (found.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "practitioner/signup";
        }
        signIn(form, request);
        redirect.addFlashAttribute("said", messages.getMessage("signup.done", null, locale));
        return "redirect:/account/bank";
    }

    private void open(SignUpForm form, BindingResult found) {
        try {
            accounts.signUp(form.account());
        } catch (EmailTaken e) {
            found.rejectValue("email", "signup.email.refused");
        }
    }

    /** A session begun as a visitor gets a new name, so that nobody who knew the old one comes in with him. */
    private static void signIn(SignUpForm form, HttpServletRequest request) throws ServletException {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        request.login(form.email(), form.password());
    }
}
