package fr.honoraire.consultation;

import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditedRead;
import fr.honoraire.shared.live.LiveStreams;
import fr.honoraire.shared.live.LiveWatcher;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.shared.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

/** The practitioner's side of the room: before, during and after the call. Looking at it opens nothing. */
@Controller
@Needs(Right.CALL)
@RequestMapping("/consultations/{id}")
class RoomController {

    private final ConsultationService consultations;
    private final PractitionerService practitioners;
    private final RoomService room;
    private final Presence presence;
    private final LiveStreams streams;
    private final InstantSource clock;

    RoomController(
            ConsultationService consultations,
            PractitionerService practitioners,
            RoomService room,
            Presence presence,
            LiveStreams streams,
            InstantSource clock) {
        this.consultations = consultations;
        this.practitioners = practitioners;
        this.room = room;
        this.presence = presence;
        this.streams = streams;
        this.clock = clock;
    }

    @AuditedRead(AuditKind.ROOM_READ)
    @GetMapping("/room")
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        return switch (addRoom(me, id, model).status()) {
            case PLANNED -> "consultation/room-before";
            case OPEN -> "consultation/room";
            case ENDED -> "consultation/room-after";
            case CANCELED -> "redirect:/consultations/" + id;
        };
    }

    @PostMapping("/room/enter")
    ModelAndView enter(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        room.open(id, me.practitionerId());
        return toRoom(id);
    }

    /** Who is where now. A page that shows another phase of the room is told to load again. */
    @GetMapping("/room/presence")
    String presence(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam ConsultationStatus phase,
            HttpServletResponse response,
            Model model) {
        if (addRoom(me, id, model).status() != phase) {
            response.setHeader(Htmx.REFRESH, "true");
        }
        return "consultation/room :: presence";
    }

    @PostMapping("/participants/{participantId}/admit")
    ModelAndView admit(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @PathVariable UUID participantId,
            HttpServletRequest request,
            Model model) {
        room.admit(id, me.practitionerId(), participantId);
        return doors(me, id, request, model);
    }

    @PostMapping("/participants/{participantId}/send-back")
    ModelAndView sendBack(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @PathVariable UUID participantId,
            HttpServletRequest request,
            Model model) {
        room.sendBack(id, me.practitionerId(), participantId);
        return doors(me, id, request, model);
    }

    @PostMapping("/participants/{participantId}/send-away")
    ModelAndView sendAway(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @PathVariable UUID participantId,
            HttpServletRequest request,
            Model model) {
        room.sendAway(id, me.practitionerId(), participantId);
        return doors(me, id, request, model);
    }

    private ModelAndView doors(SignedIn me, UUID id, HttpServletRequest request, Model model) {
        if (!Htmx.isAsking(request)) {
            return toRoom(id);
        }
        addRoom(me, id, model);
        return new ModelAndView("consultation/room :: presence");
    }

    @Needs({Right.PLAN, Right.CALL, Right.SEE_AMOUNTS})
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        consultations.get(id, me.practitionerId());
        return streams.open(
                LiveWatcher.NOBODY, RoomSignals.topic(id), RoomSignals.practitionerTopic(me.practitionerId()));
    }

    /** The same for the page of the call itself: as long as it listens, the practitioner is there. */
    @GetMapping(path = "/room/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter roomEvents(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        consultations.get(id, me.practitionerId());
        var watcher = new LineWatcher(() -> presence.practitionerConnected(id), () -> presence.practitionerGone(id));
        return streams.open(
                watcher,
                RoomSignals.callTopic(id),
                RoomSignals.topic(id),
                RoomSignals.practitionerTopic(me.practitionerId()));
    }

    /** His browser answers a beat of that line. */
    @PostMapping("/room/here")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void here(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        presence.practitionerAnswered(consultations.get(id, me.practitionerId()).id());
    }

    private Consultation addRoom(SignedIn me, UUID id, Model model) {
        var consultation = consultations.get(id, me.practitionerId());
        model.addAttribute("consultation", consultation);
        model.addAttribute("practitioner", practitioners.get(me.practitionerId()));
        model.addAttribute("patients", consultations.participantsOf(id));
        model.addAttribute("now", clock.instant());
        return consultation;
    }

    private static ModelAndView toRoom(UUID id) {
        return Answers.seeOther("/consultations/" + id + "/room");
    }
}
