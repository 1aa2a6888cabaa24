package fr.honoraire.consultation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fr.honoraire.shared.live.LiveStreams;
import fr.honoraire.shared.live.LiveWatcher;
import fr.honoraire.shared.security.SignedIn;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The practitioner's day: what is open, what comes, who waits. */
@Controller
@RequestMapping("/consultations")
class TodayController {

    private final Agenda agenda;
    private final LiveStreams streams;
    private final InstantSource clock;

    TodayController(Agenda agenda, LiveStreams streams, InstantSource clock) {
        this.agenda = agenda;
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
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

    private void addWaiting(SignedIn me, Model model) {
        model.addAttribute("waiting", agenda.waiting(me.practitionerId()));
        model.addAttribute("now", clock.instant());
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@AuthenticationPrincipal SignedIn me) {
        return streams.open(LiveWatcher.NOBODY, RoomSignals.practitionerTopic(me.practitionerId()));
    }
}
