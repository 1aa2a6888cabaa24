package fr.honoraire.practitioner.psc;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.factor.FactorSession;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.security.Factors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whom the provider knows and we do not: he gives his password once, or learns why he cannot come in. */
@Controller
@RequestMapping("/signin/psc")
class PscController {

    private final PscDoor door;
    private final ProfessionalService professionals;
    private final AccountService accounts;
    private final FactorSession session;
    private final InstantSource clock;

    PscController(
            PscDoor door,
            ProfessionalService professionals,
            AccountService accounts,
            FactorSession session,
            InstantSource clock) {
        this.door = door;
        this.professionals = professionals;
        this.accounts = accounts;
        this.session = session;
        this.clock = clock;
    }

    /** Where it is not switched on none of these pages exists. */
    @ModelAttribute
    void open() {
        if (!door.isOpen()) {
            throw new NotFound();
        }
    }

    @GetMapping("/link")
    String ask(HttpServletRequest request) {
        return PendingLink.of(request, clock.instant()).isPresent() ? "practitioner/psc-link" : "redirect:/signin";
    }

    @PostMapping("/link")
    String link(
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var professional = PendingLink.of(request, clock.instant()).orElse(null);
        var me =
                professional == null ? null : professionals.holder(professional).orElse(null);
        if (professional == null || me == null) {
            return "redirect:/signin";
        }
        if (!accounts.isPasswordOf(me.accountId(), password)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refused", true);
            return "practitioner/psc-link";
        }
        professionals.link(me, professional);
        professionals.enters(me);
        PendingLink.forget(request);
        session.grant(me, Factors.PROFESSIONAL, request, response);
        return "redirect:" + session.next(request, response);
    }

    @GetMapping("/unknown")
    String unknown(Model model) {
        return sorry("unknown", model);
    }

    @GetMapping("/failed")
    String failed(Model model) {
        return sorry("failed", model);
    }

    private static String sorry(String why, Model model) {
        model.addAttribute("why", why);
        return "practitioner/psc-sorry";
    }
}
