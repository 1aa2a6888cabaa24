package fr.honoraire.monitoring;

import fr.honoraire.practitioner.Capability;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The next transfer to the bank, as a part of other pages. */
@Controller
@Needs(Right.SEE_AMOUNTS)
class NextPayoutController {

    private final NextPayouts payouts;
    private final PayeeService payees;

    NextPayoutController(NextPayouts payouts, PayeeService payees) {
        this.payouts = payouts;
        this.payees = payees;
    }

    /** While transfers are stopped no day would be true: what waits is said instead. */
    @GetMapping("/payouts/next")
    String next(@AuthenticationPrincipal SignedIn me, Model model) {
        var flows = payees.of(me.practitionerId())
                .filter(payee -> payee.payouts() == Capability.ACTIVE)
                .isPresent();
        payouts.of(me.practitionerId()).ifPresent(next -> model.addAttribute("next", next));
        model.addAttribute("flows", flows);
        return "monitoring/next";
    }
}
