package fr.honoraire.practitioner.security;

import fr.honoraire.practitioner.AccountSecurity;
import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.PasswordRules;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
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

/** Another password, for whoever knows the one he has. */
@Controller
@ForEveryone
@RequestMapping("/account/password")
class PasswordChangeController {

    private final AccountService accounts;
    private final AccountSecurity security;
    private final PasswordRules rules;
    private final MessageSource messages;

    PasswordChangeController(
            AccountService accounts, AccountSecurity security, PasswordRules rules, MessageSource messages) {
        this.accounts = accounts;
        this.security = security;
        this.rules = rules;
        this.messages = messages;
    }

    @GetMapping
    String ask(@AuthenticationPrincipal SignedIn me, Model model) {
        return page(me, model, new ChangeForm("", ""));
    }

    private String page(SignedIn me, Model model, ChangeForm form) {
        model.addAttribute("change", form);
        model.addAttribute("email", accounts.emailOf(me.accountId()));
        return "practitioner/password-change";
    }

    @PostMapping
    String change(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("change") ChangeForm form,
            BindingResult found,
            Model model,
            HttpSession session,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        refusal(me, form.password()).ifPresent(why -> found.rejectValue("password", why));
        if (!found.hasErrors() && !accounts.isPasswordOf(me.accountId(), form.current())) {
            found.rejectValue("current", "security.current.wrong");
        }
        if (found.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, model, form);
        }
        security.changePassword(me, form.password(), session.getId());
        redirect.addFlashAttribute("said", messages.getMessage("security.password.changed", null, locale));
        return "redirect:/account/security";
    }

    private Optional<String> refusal(SignedIn me, String password) {
        return rules.refusal(password, accounts.emailOf(me.accountId()), accounts.nameOf(me.accountId()));
    }

    /** The password he has, and the one he wants. */
    record ChangeForm(String current, String password) {

        ChangeForm {
            current = current == null ? "" : current;
            password = password == null ? "" : password;
        }

        /** Without the passwords, should it ever be logged. */
        @Override
        public String toString() {
            return "ChangeForm";
        }
    }
}
