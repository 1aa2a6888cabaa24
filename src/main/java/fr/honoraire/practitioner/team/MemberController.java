package fr.honoraire.practitioner.team;

import fr.honoraire.practitioner.team.TeamService.AlreadyInvited;
import fr.honoraire.shared.security.FreshFactor;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.shared.throttle.Counted;
import fr.honoraire.shared.throttle.Throttle;
import fr.honoraire.shared.throttle.TooOften;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.UUID;
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

/** Who is in a practitioner's teams: invited, allowed more or less, put out. */
@Controller
@RequestMapping("/account/teams")
class MemberController {

    private static final String PAGE = "practitioner/member";
    private static final String BACK = "redirect:" + TeamController.ADDRESS;

    private final TeamService teams;
    private final Throttle throttle;
    private final MessageSource messages;

    MemberController(TeamService teams, Throttle throttle, MessageSource messages) {
        this.teams = teams;
        this.throttle = throttle;
        this.messages = messages;
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("roles", MemberRole.values());
        model.addAttribute("allRights", Right.values());
    }

    @GetMapping("/{teamId}/members/new")
    String ask(@AuthenticationPrincipal SignedIn me, @PathVariable UUID teamId, Model model) {
        addTeam(me, teamId, model);
        model.addAttribute("member", MemberForm.EMPTY);
        return PAGE;
    }

    @FreshFactor
    @PostMapping("/{teamId}/members/new")
    String invite(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID teamId,
            @Valid @ModelAttribute("member") MemberForm form,
            BindingResult found,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        addTeam(me, teamId, model);
        form.check(found);
        if (!found.hasErrors()) {
            invite(me, teamId, form, found);
        }
        return found.hasErrors() ? refused(response) : done("team.invited", redirect, form.name());
    }

    private void invite(SignedIn me, UUID teamId, MemberForm form, BindingResult found) {
        try {
            countLetter(me, form.email());
            teams.invite(teamId, me, form.invitee());
        } catch (AlreadyInvited e) {
            found.rejectValue("email", "team.member.known");
        } catch (TooOften e) {
            found.rejectValue("email", "team.invite.often", new Object[] {e.minutes()}, null);
        }
    }

    private void countLetter(SignedIn me, String email) {
        throttle.count(Counted.INVITATION, me.practitionerId().toString());
        throttle.count(Counted.MAIL_TO, email);
    }

    private void addTeam(SignedIn me, UUID teamId, Model model) {
        model.addAttribute("team", teams.get(teamId, me.practitionerId()));
    }

    @GetMapping("/members/{id}")
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        var member = addMember(me, id, model);
        model.addAttribute("member", MemberForm.of(member));
        return PAGE;
    }

    @FreshFactor
    @PostMapping("/members/{id}")
    String allow(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @Valid @ModelAttribute("member") MemberForm form,
            BindingResult found,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        addMember(me, id, model);
        form.check(found);
        if (found.hasErrors()) {
            return refused(response);
        }
        var invitee = form.invitee();
        teams.allow(id, me, invitee.role(), invitee.rights());
        return done("account.saved", redirect);
    }

    @PostMapping("/members/{id}/invitation")
    String inviteAgain(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, RedirectAttributes redirect) {
        var member = teams.member(id, me.practitionerId());
        try {
            countLetter(me, member.email());
        } catch (TooOften e) {
            redirect.addFlashAttribute("wait", e.minutes());
            return BACK;
        }
        teams.inviteAgain(id, me);
        return done("team.invited", redirect, member.name());
    }

    @PostMapping("/members/{id}/end")
    String end(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, RedirectAttributes redirect) {
        var name = teams.member(id, me.practitionerId()).name();
        teams.end(id, me);
        return done("team.ended", redirect, name);
    }

    private Membership addMember(SignedIn me, UUID id, Model model) {
        var member = teams.member(id, me.practitionerId());
        addTeam(me, member.teamId(), model);
        model.addAttribute("known", member);
        return member;
    }

    private static String refused(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return PAGE;
    }

    private String done(String said, RedirectAttributes redirect, Object... values) {
        redirect.addFlashAttribute("said", messages.getMessage(said, values, Locale.FRENCH));
        return BACK;
    }
}
