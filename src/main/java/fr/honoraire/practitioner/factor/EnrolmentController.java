package fr.honoraire.practitioner.factor;

import fr.honoraire.shared.security.Factors;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first time, in three steps: choosing a factor, showing that it works, noting the recovery codes. */
@Controller
@ForEveryone
@RequestMapping("/signin/enrol")
class EnrolmentController {

    private static final String APP = "practitioner/factor/app";

    private final FactorService factors;
    private final FactorSession session;
    private final CodeCheck check;

    EnrolmentController(FactorService factors, FactorSession session, CodeCheck check) {
        this.factors = factors;
        this.session = session;
        this.check = check;
    }

    /** The password alone lets nobody choose who has chosen before. */
    @ModelAttribute
    void onlyTheFirstTime(@AuthenticationPrincipal SignedIn me, Model model) {
        if (factors.isEnrolled(me.accountId())) {
            throw new AlreadyEnrolled();
        }
        model.addAttribute("action", "/signin/enrol/app");
    }

    @ExceptionHandler
    String askForIt(AlreadyEnrolled e) {
        return "redirect:/signin/factor";
    }

    @GetMapping
    String choose() {
        return "practitioner/factor/choose";
    }

    @GetMapping("/app")
    String scan(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("app", factors.newApp(me.accountId()));
        return APP;
    }

    /** The codes are shown in the answer itself: they are kept nowhere, so they cannot be shown again. */
    @PostMapping("/app")
    String confirm(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String locked,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var codes = factors.enrol(me, locked, code);
        if (codes.isEmpty()) {
            model.addAttribute("app", factors.newApp(me.accountId(), locked));
            model.addAttribute("refusal", check.say("factor.code.wrong"));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return APP;
        }
        session.grant(me, Factors.CODE, request, response);
        model.addAttribute("codes", codes.get());
        model.addAttribute("next", session.next(request, response));
        return "practitioner/factor/codes";
    }
}
