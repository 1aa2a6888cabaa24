package fr.honoraire.monitoring;

import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The money of one consultation, as a part of its page. */
@Controller
@Needs(Right.SEE_AMOUNTS)
class MoneyController {

    private final MoneyStories stories;
    private final InstantSource clock;

    MoneyController(MoneyStories stories, InstantSource clock) {
        this.stories = stories;
        this.clock = clock;
    }

    @GetMapping("/consultations/{id}/money")
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        model.addAttribute("stories", stories.of(me.practitionerId(), id));
        model.addAttribute("now", clock.instant());
        return "monitoring/money :: money";
    }
}
