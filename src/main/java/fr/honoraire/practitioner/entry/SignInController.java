package fr.honoraire.practitioner.entry;

import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the sign-in form; Spring Security takes what is sent and comes back here if it refuses. */
@Controller
class SignInController {

    @GetMapping("/signin")
    String ask(
            @AuthenticationPrincipal @Nullable SignedIn me,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            Model model) {
        model.addAttribute("signedOut", signedOut != null);
        return me == null ? "practitioner/signin" : "redirect:/consultations";
    }

    /** The refused attempt is forwarded here. One sentence, whether the address is known or not. */
    @PostMapping("/signin/refused")
    String askAgain(@RequestParam(defaultValue = "") String email, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refused", true);
        model.addAttribute("email", email);
        return "practitioner/signin";
    }
}
