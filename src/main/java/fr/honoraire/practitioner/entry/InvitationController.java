package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.EmailTaken;
import fr.honoraire.practitioner.PasswordRules;
import fr.honoraire.practitioner.team.Acting;
import fr.honoraire.practitioner.team.Invitation;
import fr.honoraire.practitioner.team.InvitationService;
import fr.honoraire.practitioner.team.InvitationService.NotForHim;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the link of an invitation leads: into the team, with the account one has or a new one. Looking at it joins nothing. */
@Controller
@RequestMapping("/invitations/{link}")
class InvitationController {

    private static final String PAGE = "practitioner/invitation";

    private final InvitationService invitations;
    private final PasswordRules rules;
    private final Acting acting;
    private final MessageSource messages;

    InvitationController(InvitationService invitations, PasswordRules rules, Acting acting, MessageSource messages) {
        this.invitations = invitations;
        this.rules = rules;
        this.acting = acting;
        this.messages = messages;
    }

    @ModelAttribute("invitation")
    Invitation invitation(@PathVariable String link) {
        return invitations.behind(link);
    }

    @ModelAttribute
    void whoAndWhere(@AuthenticationPrincipal @Nullable SignedIn me, @PathVariable String link, Model model) {
        model.addAttribute("isSignedIn", me != null);
        model.addAttribute("link", link);
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal @Nullable SignedIn me,
            @PathVariable String link,
            @ModelAttribute(binding = false) Invitation invitation,
            Model model) {
        if (me != null) {
            return "redirect:/invitations/" + link + "/join";
        }
        model.addAttribute("join", new JoinForm(invitation.membership().name(), ""));
        return PAGE;
    }

    /** Opens an account and joins. He signs in with it like everybody else, so that his second factor is asked for there. */
    @PostMapping
    String joinAsNew(
            @PathVariable String link,
            @ModelAttribute(binding = false) Invitation invitation,
            @Valid @ModelAttribute("join") JoinForm form,
            BindingResult found,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        rules.refusal(
                        form.password(),
                        invitation.membership().email(),
                        form.name().split(" "))
                .ifPresent(key -> found.rejectValue("password", key));
        if (!found.hasErrors()) {
            try {
                invitations.joinAsNew(link, form.name(), form.password());
                redirect.addFlashAttribute("said", messages.getMessage("team.joined.new", null, Locale.FRENCH));
                return "redirect:/signin";
            } catch (EmailTaken e) {
                return "redirect:/invitations/" + link;
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return PAGE;
    }

    @GetMapping("/join")
    @ForEveryone
    String ask() {
        return PAGE;
    }

    @PostMapping("/join")
    @ForEveryone
    String join(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String link,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            acting.as(invitations.join(link, me.accountId()), request, response);
            return "redirect:/consultations";
        } catch (NotForHim e) {
            model.addAttribute("notForHim", true);
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return PAGE;
        }
    }
}
