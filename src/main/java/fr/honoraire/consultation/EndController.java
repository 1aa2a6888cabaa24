package fr.honoraire.consultation;

import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.shared.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Ends the call. If nothing was billed it first asks whether that is meant, and keeps why. */
@Controller
@Needs(Right.CALL)
@RequestMapping("/consultations/{id}/end")
class EndController {

    private static final int LONGEST_REASON = 200;

    private final ConsultationService consultations;
    private final RoomService room;

    EndController(ConsultationService consultations, RoomService room) {
        this.consultations = consultations;
        this.room = room;
    }

    @PostMapping
    ModelAndView end(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response) {
        var consultation = consultations.get(id, me.practitionerId());
        if (consultation.status() == ConsultationStatus.OPEN && !room.isBilled(id)) {
            return question(consultation, "", false, request);
        }
        room.end(id, me.practitionerId(), null);
        return toSummary(id, request, response);
    }

    @PostMapping(params = "unbilled")
    ModelAndView endUnbilled(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response) {
        var consultation = consultations.get(id, me.practitionerId());
        var words = reason.strip();
        if (words.isEmpty() || words.length() > LONGEST_REASON) {
            return question(consultation, words, true, request);
        }
        room.end(id, me.practitionerId(), room.isBilled(id) ? null : words);
        return toSummary(id, request, response);
    }

    private ModelAndView question(
            Consultation consultation, String reason, boolean isRefused, HttpServletRequest request) {
        var page = Htmx.isAsking(request) ? "consultation/end :: question" : "consultation/end";
        return new ModelAndView(page, HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("consultation", consultation)
                .addObject("patients", consultations.participantsOf(consultation.id()))
                .addObject("reason", reason)
                .addObject("isRefused", isRefused);
    }

    private static ModelAndView toSummary(UUID id, HttpServletRequest request, HttpServletResponse response) {
        var address = "/consultations/" + id + "/room";
        if (!Htmx.isAsking(request)) {
            return Answers.seeOther(address);
        }
        response.setHeader(Htmx.REDIRECT, address);
        return Answers.nothing();
    }
}
