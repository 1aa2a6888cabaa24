package fr.honoraire.practitioner.factor;

import fr.honoraire.shared.security.Factors;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The second step of signing in: a code of the application, or a recovery code. */
@Controller
@ForEveryone
class SecondStepController {

    private static final String CODE = "practitioner/factor/ask";
    private static final String RECOVERY = "practitioner/factor/recovery";

    private final FactorService factors;
    private final CodeService codes;
    private final FactorSession session;
    private final CodeCheck check;

    SecondStepController(FactorService factors, CodeService codes, FactorSession session, CodeCheck check) {
        this.codes = codes;
        this.factors = factors;
        this.session = session;
        this.check = check;
    }

    @ModelAttribute("ways")
    Ways ways(@AuthenticationPrincipal SignedIn me) {
        return factors.waysOf(me.accountId());
    }

    @GetMapping("/signin/factor")
    String ask(Authentication who, @ModelAttribute("ways") Ways ways) {
        return page(CODE, who, ways);
    }

    @GetMapping("/signin/recovery")
    String askRecovery(Authentication who, @ModelAttribute("ways") Ways ways) {
        return page(RECOVERY, who, ways);
    }

    private static String page(String view, Authentication who, Ways ways) {
        if (Factors.areGiven(who)) {
            return "redirect:/consultations";
        }
        return ways.isEnrolled() ? view : "redirect:/signin/enrol";
    }

    @PostMapping("/signin/factor")
    String take(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return isRight(() -> codes.takeCode(me, code), me, request, response, model)
                ? "redirect:" + session.next(request, response)
                : CODE;
    }

    @PostMapping("/signin/recovery")
    String takeRecovery(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (!isRight(() -> codes.takeRecoveryCode(me, code), me, request, response, model)) {
            return RECOVERY;
        }
        var left = factors.waysOf(me.accountId()).recoveryCodes();
        redirect.addFlashAttribute("said", check.say("factor.recovery.used", left));
        return "redirect:" + session.next(request, response);
    }

    private boolean isRight(
            BooleanSupplier look, SignedIn me, HttpServletRequest request, HttpServletResponse response, Model model) {
        var refusal = check.refusal(look);
        if (refusal.isPresent()) {
            model.addAttribute("refusal", refusal.get());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return false;
        }
        session.grant(me, Factors.CODE, request, response);
        return true;
    }
}
