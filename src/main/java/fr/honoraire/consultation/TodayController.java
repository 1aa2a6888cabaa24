package fr.honoraire.consultation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditedRead;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.RequestRights;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The practitioner's day: what is open, what comes, who waits. */
@Controller
@Needs({Right.PLAN, Right.CALL})
@RequestMapping("/consultations")
class TodayController {

    private final Agenda agenda;
    private final RequestRights rights;
    private final InstantSource clock;

    TodayController(Agenda agenda, RequestRights rights, InstantSource clock) {
        this.agenda = agenda;
        this.rights = rights;
        this.clock = clock;
    }

    /** Where everybody lands: whoever has no business here is led to where he has. */
    @GetMapping
    @AuditedRead(AuditKind.AGENDA_READ)
    @ForEveryone
    String show(@AuthenticationPrincipal SignedIn me, HttpServletRequest request, Model model) {
        var his = rights.of(request);
        if (!his.plan() && !his.call()) {
            return "redirect:" + (his.amounts() ? "/monitoring" : "/account/teams");
        }
        var ahead = agenda.ahead(me.practitionerId());
        model.addAttribute("open", ahead.stream().filter(Appointment::isOpen).toList());
        model.addAttribute(
                "days",
                ahead.stream()
                        .filter(appointment -> !appointment.isOpen())
                        .collect(groupingBy(Appointment::day, LinkedHashMap::new, toList())));
        model.addAttribute("today", ParisTime.dayOf(clock.instant()));
        addWaiting(me, model);
        return "consultation/today";
    }

    @GetMapping("/waiting")
    String waiting(@AuthenticationPrincipal SignedIn me, Model model) {
        addWaiting(me, model);
        return "consultation/today :: waiting";
    }

    /** Above every page: who waits, and where to. A room shows its own patients itself. */
    @GetMapping("/waiting/notice")
    String notice(
            @AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable UUID except, Model model) {
        model.addAttribute(
                "waiting",
                agenda.waiting(me.practitionerId()).stream()
                        .filter(patient -> !patient.consultationId().equals(except))
                        .toList());
        model.addAttribute("now", clock.instant());
        return "consultation/waiting :: notice";
    }

    private void addWaiting(SignedIn me, Model model) {
        model.addAttribute("waiting", agenda.waiting(me.practitionerId()));
        model.addAttribute("now", clock.instant());
    }
}
