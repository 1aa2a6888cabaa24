package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.AccountLinks;
import fr.honoraire.practitioner.AccountSecurity;
import fr.honoraire.practitioner.LinkPurpose;
import fr.honoraire.practitioner.Typed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** For whoever has forgotten his password: a link by e-mail, and behind it a new one. */
@Controller
@RequestMapping("/password")
class PasswordController {

    private final AccountLinks links;
    private final AccountSecurity security;
    private final NewPasswords passwords;
    private final MailForms mails;

    PasswordController(AccountLinks links, AccountSecurity security, NewPasswords passwords, MailForms mails) {
        this.links = links;
        this.security = security;
        this.passwords = passwords;
        this.mails = mails;
    }

    @GetMapping("/forgotten")
    String ask(Model model) {
        model.addAttribute("forgotten", new ForgottenForm(""));
        return "practitioner/password-forgotten";
    }

    /** The same answer, after the same work, whether the address is known or not. */
    @PostMapping("/forgotten")
    String send(
            @Valid @ModelAttribute("forgotten") ForgottenForm form,
            BindingResult found,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (found.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "practitioner/password-forgotten";
        }
        mails.send(request, form.email(), () -> links.askForPassword(form.email()));
        return "redirect:/password/sent";
    }

    @GetMapping("/sent")
    String sent(Model model) {
        model.addAttribute("kind", "password");
        return "practitioner/link-sent";
    }

    @GetMapping("/new/{key}")
    String choose(@PathVariable String key, Model model, HttpServletResponse response) {
        return passwords.ask(LinkPurpose.PASSWORD, key, model, response);
    }

    @PostMapping("/new/{key}")
    String set(
            @PathVariable String key,
            @ModelAttribute("choice") PasswordForm form,
            BindingResult found,
            Model model,
            HttpServletResponse response) {
        return passwords.choose(LinkPurpose.PASSWORD, key, form, found, model, response, link -> {
            security.resetPassword(key, form.password());
            return "redirect:/signin?password-changed";
        });
    }

    /** Whose password it is. */
    record ForgottenForm(
            @Pattern(regexp = Typed.EMAIL, message = "{typed.email}") @Size(max = 254, message = "{typed.long}") String email) {
        ForgottenForm {
            email = Typed.line(email);
        }
    }
}
