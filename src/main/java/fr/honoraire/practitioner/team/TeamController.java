package fr.honoraire.practitioner.team;

import fr.honoraire.practitioner.Practices;
import fr.honoraire.practitioner.team.TeamService.NameTaken;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.RequestRights;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** "Groupes utilisateurs": a practitioner's teams, and the practitioners one acts for. */
@Controller
@RequestMapping("/account/teams")
class TeamController {

    static final String ADDRESS = "/account/teams";

    private final TeamService teams;
    private final Practices practices;
    private final RequestRights rights;

    TeamController(TeamService teams, Practices practices, RequestRights rights) {
        this.teams = teams;
        this.practices = practices;
        this.rights = rights;
    }

    @GetMapping
    @ForEveryone
    String show(@AuthenticationPrincipal SignedIn me, HttpServletRequest request, Model model) {
        model.addAttribute("team", TeamForm.EMPTY);
        return page(me, request, model);
    }

    private String page(SignedIn me, HttpServletRequest request, Model model) {
        if (rights.of(request).isOwner()) {
            model.addAttribute("teams", teams.of(me.practitionerId()));
        }
        model.addAttribute("practices", practices.of(me.accountId()));
        model.addAttribute("actsFor", me.practitionerId());
        return "practitioner/teams";
    }

    @PostMapping
    String create(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("team") TeamForm form,
            BindingResult found,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return named(() -> teams.create(me, form.name()), found)
                ? "redirect:" + ADDRESS
                : refused(page(me, request, model), response);
    }

    @GetMapping("/{id}")
    String askName(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        model.addAttribute("id", id);
        model.addAttribute(
                "team", new TeamForm(teams.get(id, me.practitionerId()).name()));
        return "practitioner/team";
    }

    @PostMapping("/{id}")
    String rename(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @Valid @ModelAttribute("team") TeamForm form,
            BindingResult found,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("id", id);
        return named(() -> teams.rename(id, me, form.name()), found)
                ? "redirect:" + ADDRESS
                : refused("practitioner/team", response);
    }

    private static boolean named(Runnable naming, BindingResult found) {
        if (found.hasErrors()) {
            return false;
        }
        try {
            naming.run();
            return true;
        } catch (NameTaken e) {
            found.rejectValue("name", "team.name.taken");
            return false;
        }
    }

    private static String refused(String view, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return view;
    }
}
