package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.AccountLinks;
import fr.honoraire.practitioner.AccountSecurity;
import fr.honoraire.practitioner.EmailTaken;
import fr.honoraire.practitioner.LinkPurpose;
import fr.honoraire.practitioner.LinkSpent;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Behind the link that proves a new address. Following it changes nothing yet: mail scanners do, too. */
@Controller
@RequestMapping("/email/confirm/{key}")
class EmailLinkController {

    private final AccountLinks links;
    private final AccountSecurity security;

    EmailLinkController(AccountLinks links, AccountSecurity security) {
        this.links = links;
        this.security = security;
    }

    @GetMapping
    String ask(@PathVariable String key, Model model, HttpServletResponse response) {
        var link = links.open(LinkPurpose.EMAIL, key).orElse(null);
        if (link == null) {
            return NewPasswords.spent(response);
        }
        model.addAttribute("email", link.email());
        model.addAttribute("action", LinkPurpose.EMAIL.path() + key);
        return "practitioner/email-confirm";
    }

    @PostMapping
    String confirm(@PathVariable String key, HttpServletResponse response) {
        try {
            security.changeEmail(key);
            return "redirect:/signin?email-changed";
        } catch (LinkSpent | EmailTaken e) {
            return NewPasswords.spent(response);
        }
    }
}
