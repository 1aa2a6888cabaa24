package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.AccountLink;
import fr.honoraire.practitioner.AccountLinks;
import fr.honoraire.practitioner.LinkPurpose;
import fr.honoraire.practitioner.LinkSpent;
import fr.honoraire.practitioner.PasswordRules;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/** The page on which whoever has a link chooses a password: his first, or another. */
@Component
class NewPasswords {

    private final AccountLinks links;
    private final PasswordRules rules;

    NewPasswords(AccountLinks links, PasswordRules rules) {
        this.links = links;
        this.rules = rules;
    }

    String ask(LinkPurpose purpose, String key, Model model, HttpServletResponse response) {
        model.addAttribute("choice", PasswordForm.EMPTY);
        return links.open(purpose, key).map(link -> page(link, key, model)).orElseGet(() -> spent(response));
    }

    private static String page(AccountLink link, String key, Model model) {
        model.addAttribute("email", link.email());
        model.addAttribute("action", link.purpose().path() + key);
        model.addAttribute("kind", link.purpose() == LinkPurpose.SIGN_UP ? "signup" : "password");
        return "practitioner/password-new";
    }

    /** Asks again for a password that is refused, and does nothing if the link is spent. */
    String choose(
            LinkPurpose purpose,
            String key,
            PasswordForm form,
            BindingResult found,
            Model model,
            HttpServletResponse response,
            Chosen chosen) {
        var link = links.open(purpose, key).orElse(null);
        if (link == null) {
            return spent(response);
        }
        refusal(link, form).ifPresent(why -> found.rejectValue("password", why));
        if (found.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(link, key, model);
        }
        try {
            return chosen.with(link);
        } catch (LinkSpent e) {
            return spent(response);
        }
    }

    private Optional<String> refusal(AccountLink link, PasswordForm form) {
        var newcomer = link.newcomer();
        return newcomer == null
                ? rules.refusal(form.password(), link.email())
                : rules.refusal(form.password(), link.email(), newcomer.firstName(), newcomer.lastName());
    }

    /** One page for all links that open nothing, whyever. */
    static String spent(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "practitioner/link-spent";
    }

    /** What is done with a password that is good, and where one goes then. */
    @FunctionalInterface
    interface Chosen {
        String with(AccountLink link);
    }
}
