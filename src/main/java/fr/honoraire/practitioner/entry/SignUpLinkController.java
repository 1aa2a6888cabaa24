package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.AccountSecurity;
import fr.honoraire.practitioner.EmailTaken;
import fr.honoraire.practitioner.LinkPurpose;
import fr.honoraire.practitioner.LinkSpent;
import fr.honoraire.shared.scope.Scope;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Behind the link that proves the address: the password is chosen, the account opened, and he is led to what payments need. */
@Controller
@RequestMapping("/signup/confirm/{key}")
class SignUpLinkController {

    private final NewPasswords passwords;
    private final AccountSecurity security;
    private final MessageSource messages;

    SignUpLinkController(NewPasswords passwords, AccountSecurity security, MessageSource messages) {
        this.passwords = passwords;
        this.security = security;
        this.messages = messages;
    }

    @GetMapping
    String ask(@PathVariable String key, Model model, HttpServletResponse response) {
        return passwords.ask(LinkPurpose.SIGN_UP, key, model, response);
    }

    @PostMapping
    String open(
            @PathVariable String key,
            @ModelAttribute("choice") PasswordForm form,
            BindingResult found,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        return passwords.choose(LinkPurpose.SIGN_UP, key, form, found, model, response, link -> {
            try {
                Scope.system("sign-up").run(() -> security.open(key, form.password()));
            } catch (EmailTaken meanwhile) {
                throw new LinkSpent();
            }
            redirect.addFlashAttribute("said", messages.getMessage("signup.done", null, locale));
            return signIn(link.email(), form.password(), request);
        });
    }

    /** A session begun as a visitor gets a new name, so that nobody who knew the old one comes in with him. */
    private static String signIn(String email, String password, HttpServletRequest request) {
        try {
            if (request.getUserPrincipal() != null) {
                request.logout();
            }
            if (request.getSession(false) != null) {
                request.changeSessionId();
            }
            request.login(email, password);
            return "redirect:/account/bank";
        } catch (ServletException laterThen) {
            return "redirect:/signin";
        }
    }
}
