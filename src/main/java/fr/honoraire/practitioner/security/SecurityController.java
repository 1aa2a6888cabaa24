package fr.honoraire.practitioner.security;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.AccountSessions;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Sécurité": password, address, second factor, and the browsers somebody is signed in with. */
@Controller
@ForEveryone
@RequestMapping("/account/security")
class SecurityController {

    private final AccountService accounts;
    private final AccountSessions sessions;
    private final MessageSource messages;

    SecurityController(AccountService accounts, AccountSessions sessions, MessageSource messages) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.messages = messages;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, HttpSession session, Model model) {
        model.addAttribute("email", accounts.emailOf(me.accountId()));
        model.addAttribute("sessions", sessions.of(me, session.getId()));
        return "practitioner/security";
    }

    @PostMapping("/sessions/end")
    String end(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String handle,
            RedirectAttributes redirect,
            Locale locale) {
        sessions.end(me, handle);
        redirect.addFlashAttribute("said", messages.getMessage("security.session.ended", null, locale));
        return "redirect:/account/security";
    }

    @PostMapping("/sessions/end-all")
    String endAll(@AuthenticationPrincipal SignedIn me, HttpSession session) {
        sessions.endAll(me);
        session.invalidate();
        return "redirect:/signin?signed-out";
    }
}
