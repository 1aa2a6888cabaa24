package fr.honoraire.practitioner.security;

import fr.honoraire.practitioner.AccountSecurity;
import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.Typed;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.shared.throttle.Counted;
import fr.honoraire.shared.throttle.Throttle;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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

/** Another address to sign in with, for whoever knows the password. The answer does not tell whether it is taken. */
@Controller
@ForEveryone
@RequestMapping("/account/email")
class EmailChangeController {

    private final AccountService accounts;
    private final AccountSecurity security;
    private final Throttle throttle;
    private final MessageSource messages;

    EmailChangeController(
            AccountService accounts, AccountSecurity security, Throttle throttle, MessageSource messages) {
        this.accounts = accounts;
        this.security = security;
        this.throttle = throttle;
        this.messages = messages;
    }

    @GetMapping
    String ask(Model model) {
        model.addAttribute("change", new ChangeForm("", ""));
        return "practitioner/email-change";
    }

    @PostMapping
    String send(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("change") ChangeForm form,
            BindingResult found,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        if (!found.hasErrors() && !accounts.isPasswordOf(me.accountId(), form.password())) {
            found.rejectValue("password", "security.current.wrong");
        }
        if (found.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "practitioner/email-change";
        }
        throttle.count(Counted.MAIL_TO, Typed.email(form.email()));
        security.askToChangeEmail(me, form.email());
        redirect.addFlashAttribute("said", messages.getMessage("security.email.sent", null, locale));
        return "redirect:/account/security";
    }

    /** The new address, and the password that allows it. */
    record ChangeForm(
            @Pattern(regexp = Typed.EMAIL, message = "{typed.email}") @Size(max = 254, message = "{typed.long}") String email,

            String password) {

        ChangeForm {
            email = Typed.line(email);
            password = password == null ? "" : password;
        }

        /** Without the password, should it ever be logged. */
        @Override
        public String toString() {
            return "ChangeForm";
        }
    }
}
