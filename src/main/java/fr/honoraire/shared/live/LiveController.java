package fr.honoraire.shared.live;

import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.SignedIn;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What a practitioner hears on every page of his: patients who come, money that moves, what Stripe makes of his account. */
@RestController
@ForEveryone
class LiveController {

    private final LiveStreams streams;

    LiveController(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen(@AuthenticationPrincipal SignedIn me) {
        return streams.open(LiveWatcher.NOBODY, "practitioner:" + me.practitionerId(), "account:" + me.accountId());
    }
}
