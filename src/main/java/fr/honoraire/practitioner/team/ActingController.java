package fr.honoraire.practitioner.team;

import fr.honoraire.practitioner.Practices;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.scope.Scope;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Chooses for whom one acts, among those one may act for, and stops acting for somebody. */
@Controller
@RequestMapping("/account/acting")
@ForEveryone
class ActingController {

    private final Practices practices;
    private final TeamService teams;
    private final Acting acting;
    private final AuditTrail audit;

    ActingController(Practices practices, TeamService teams, Acting acting, AuditTrail audit) {
        this.practices = practices;
        this.teams = teams;
        this.acting = acting;
        this.audit = audit;
    }

    @PostMapping
    String actFor(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam UUID practitioner,
            HttpServletRequest request,
            HttpServletResponse response) {
        var his = practices.of(me.accountId());
        if (his.stream().noneMatch(practice -> practice.practitionerId().equals(practitioner))) {
            throw new NotFound();
        }
        var there = new SignedIn(me.accountId(), practitioner);
        audit.write(AuditKind.ACTED_FOR, there, practitioner);
        acting.as(there, request, response);
        return "redirect:/consultations";
    }

    @PostMapping("/leave")
    String leave(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam UUID practitioner,
            HttpServletRequest request,
            HttpServletResponse response) {
        Scope.of(practitioner).run(() -> teams.leave(me.accountId(), practitioner));
        if (me.practitionerId().equals(practitioner)) {
            acting.as(practices.first(me.accountId()), request, response);
        }
        return "redirect:" + TeamController.ADDRESS;
    }
}
