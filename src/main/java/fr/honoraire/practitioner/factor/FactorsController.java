package fr.honoraire.practitioner.factor;

import fr.honoraire.practitioner.Typed;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.FreshFactor;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.shared.web.BackTo;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody proves himself with, in his account: each change needs a fresh proof. */
@Controller
@ForEveryone
@RequestMapping("/account/factors")
class FactorsController {

    private static final String HERE = "redirect:/account/factors";
    private static final String APP = "practitioner/factor/app";

    private final FactorService factors;
    private final PasskeyService passkeys;
    private final CodeCheck check;

    FactorsController(FactorService factors, PasskeyService passkeys, CodeCheck check) {
        this.passkeys = passkeys;
        this.factors = factors;
        this.check = check;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("ways", factors.waysOf(me.accountId()));
        return "practitioner/factor/factors";
    }

    @GetMapping("/app")
    String scan(@AuthenticationPrincipal SignedIn me, Model model) {
        return scan(factors.newApp(me.accountId()), model);
    }

    private static String scan(NewApp app, Model model) {
        model.addAttribute("app", app);
        model.addAttribute("action", "/account/factors/app");
        return APP;
    }

    @FreshFactor
    @PostMapping("/app")
    String change(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String locked,
            @RequestParam(defaultValue = "") String code,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (factors.changeApp(me, locked, code)) {
            redirect.addFlashAttribute("said", check.say("factor.app.changed"));
            return HERE;
        }
        model.addAttribute("refusal", check.say("factor.code.wrong"));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return scan(factors.newApp(me.accountId(), locked), model);
    }

    @FreshFactor
    @PostMapping("/app/remove")
    String remove(@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        factors.removeApp(me);
        redirect.addFlashAttribute("said", check.say("factor.app.removed"));
        return HERE;
    }

    /** Where his browser makes another passkey: a page of its own, for which he has just proven himself. */
    @FreshFactor
    @PostMapping("/passkeys/new")
    String newPasskey() {
        return "practitioner/factor/passkey";
    }

    @FreshFactor
    @PostMapping("/passkeys/rename")
    String rename(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes redirect) {
        var line = Typed.line(name);
        if (!line.isEmpty() && line.length() <= Ways.LONGEST_NAME) {
            passkeys.rename(me.accountId(), id, line);
            redirect.addFlashAttribute("said", check.say("account.saved"));
        }
        return HERE;
    }

    @FreshFactor
    @PostMapping("/passkeys/remove")
    String removePasskey(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String id,
            RedirectAttributes redirect) {
        passkeys.remove(me, id);
        redirect.addFlashAttribute("said", check.say("factor.passkey.removed"));
        return HERE;
    }

    /** Shown in the answer itself: they are kept nowhere, so they cannot be shown again. */
    @FreshFactor
    @PostMapping("/codes")
    String renewCodes(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "/account/factors") String next,
            Model model) {
        model.addAttribute("codes", factors.renewRecoveryCodes(me));
        model.addAttribute("next", BackTo.address(next, "/account/factors"));
        return "practitioner/factor/codes";
    }
}
