package fr.honoraire.practitioner.entry;

import fr.honoraire.shared.security.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of whoever does not know Honoraire yet. */
@Controller
class HomeController {

    @GetMapping("/")
    String home(@AuthenticationPrincipal @Nullable SignedIn me) {
        return me == null ? "practitioner/home" : "redirect:/consultations";
    }
}
