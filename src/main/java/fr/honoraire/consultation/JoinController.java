package fr.honoraire.consultation;

import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.SignedLinks.Right;
import fr.honoraire.shared.live.LiveStreams;
import fr.honoraire.shared.web.Htmx;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The patient's side of the room. No account: the signed link is the only key. Looking at it changes nothing. */
@Controller
@RequestMapping("/join/{link}")
class JoinController {

    private final JoinService join;
    private final ConsultationService consultations;
    private final PractitionerService practitioners;
    private final Presence presence;
    private final SignedLinks links;
    private final LiveStreams streams;
    private final InstantSource clock;

    JoinController(
            JoinService join,
            ConsultationService consultations,
            PractitionerService practitioners,
            Presence presence,
            SignedLinks links,
            LiveStreams streams,
            InstantSource clock) {
        this.join = join;
        this.consultations = consultations;
        this.practitioners = practitioners;
        this.presence = presence;
        this.links = links;
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String link, Model model) {
        return switch (addRoom(link, model)) {
            case INVITED -> "consultation/join-before";
            case WAITING -> "consultation/join-wait";
            case IN_CALL -> "consultation/join-call";
            case LEFT, ENDED -> "consultation/join-after";
            case CANCELED -> "consultation/join-canceled";
        };
    }

    /** How it stands, in words. A page that shows another phase is told to load again. */
    @GetMapping("/state")
    String state(@PathVariable String link, @RequestParam Phase phase, HttpServletResponse response, Model model) {
        if (addRoom(link, model) != phase) {
            response.setHeader(Htmx.REFRESH, "true");
        }
        return "consultation/join-parts :: state";
    }

    @PostMapping("/enter")
    ModelAndView enter(@PathVariable String link, @RequestParam(defaultValue = "false") boolean accepted, Model model) {
        try {
            join.enter(link, accepted);
            return Answers.seeOther("/join/" + link);
        } catch (JoinService.FeeNotAccepted e) {
            addRoom(link, model);
            model.addAttribute("isRefused", true);
            return Answers.refused("consultation/join-before");
        }
    }

    @PostMapping("/leave")
    ModelAndView leave(@PathVariable String link) {
        join.leave(link);
        return Answers.seeOther("/join/" + link);
    }

    /** The browser answers a beat of its line: only this proves that it still hears us. */
    @PostMapping("/here")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void here(@PathVariable String link) {
        presence.answered(links.read(Right.JOIN, link));
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String link) {
        UUID id = join.behind(link).id();
        return streams.open(
                new LineWatcher(() -> presence.connected(id), () -> presence.gone(id)), RoomSignals.patientTopic(id));
    }

    private Phase addRoom(String link, Model model) {
        var patient = join.behind(link);
        var consultation = consultations.get(patient.consultationId());
        var phase = Phase.of(consultation, patient);
        var now = clock.instant();
        model.addAttribute("link", link);
        model.addAttribute("patient", patient);
        model.addAttribute("consultation", consultation);
        model.addAttribute("practitioner", practitioners.get(patient.practitionerId()));
        model.addAttribute("phase", phase);
        model.addAttribute("now", now);
        model.addAttribute("punctuality", Punctuality.of(consultation.plannedAt(), now));
        model.addAttribute("attendance", presence.attendance(consultation));
        model.addAttribute("others", join.othersInCall(patient));
        return phase;
    }
}
