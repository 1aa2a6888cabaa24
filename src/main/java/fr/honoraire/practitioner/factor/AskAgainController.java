package fr.honoraire.practitioner.factor;

import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/** Asks whoever has been signed in for a while to prove himself once more, and sends on the form he had sent. */
@Controller
@ForEveryone
class AskAgainController {

    /** A field of the form that was sent. */
    public record Field(String name, String value) {}

    private static final Set<String> NOT_SENT_ON = Set.of("_csrf", FreshFactorGuard.CODE);

    private final FactorService factors;

    AskAgainController(FactorService factors) {
        this.factors = factors;
    }

    /** Forms are forwarded here; whoever comes by himself has nothing to prove. */
    @PostMapping("/signin/again")
    String ask(
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var there = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        if (there == null) {
            return "redirect:/consultations";
        }
        model.addAttribute("there", there);
        model.addAttribute("fields", fields(request));
        model.addAttribute("refusal", request.getAttribute(FreshFactorGuard.REFUSAL));
        model.addAttribute("ways", factors.waysOf(me.accountId()));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "practitioner/factor/again";
    }

    private static List<Field> fields(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !NOT_SENT_ON.contains(field.getKey()))
                .flatMap(field -> Stream.of(field.getValue()).map(value -> new Field(field.getKey(), value)))
                .toList();
    }
}
