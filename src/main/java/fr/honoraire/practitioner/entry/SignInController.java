package fr.honoraire.practitioner.entry;

import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the sign-in form; Spring Security takes what is sent and comes back here if it refuses. */
@Controller
class SignInController {

    /** Why somebody may have been led here, and is told. */
    private static final List<String> SAYS = List.of("signed-out", "password-changed", "email-changed", "ended");

    @GetMapping("/signin")
    String ask(@AuthenticationPrincipal @Nullable SignedIn me, HttpServletRequest request, Model model) {
        SAYS.stream()
                .filter(why -> request.getParameter(why) != null)
                .findFirst()
                .ifPresent(why -> model.addAttribute("why", why));
        return me == null ? "practitioner/signin" : "redirect:/consultations";
    }

    /** The refused attempt is forwarded here. One sentence, whether the address is known or not. */
    @PostMapping("/signin/refused")
    String askAgain(
            @RequestParam(defaultValue = "") String email,
            @RequestAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION, required = false) @Nullable Exception why,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("email", email);
        if (why instanceof TooManyAttempts tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(tooMany.tooOften().seconds()));
            model.addAttribute("wait", tooMany.tooOften().minutes());
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("refused", true);
        return "practitioner/signin";
    }
}
