package fr.honoraire.practitioner.bank;

import fr.honoraire.practitioner.Payee;
import fr.honoraire.practitioner.PayeeGateway;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.ContentSecurityPolicy;
import fr.honoraire.shared.security.FreshFactor;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.shared.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Données bancaires": opens the account at Stripe, leads to Stripe's own form, shows what Stripe says. */
@Controller
@Needs(Right.BANK)
@RequestMapping("/account/bank")
class BankController {

    private static final URI HERE = URI.create("/account/bank");

    private final PayeeService payees;
    private final PayeeGateway gateway;
    private final HonoraireProperties properties;
    private final AuditTrail audit;

    BankController(PayeeService payees, PayeeGateway gateway, HonoraireProperties properties, AuditTrail audit) {
        this.payees = payees;
        this.gateway = gateway;
        this.properties = properties;
        this.audit = audit;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, HttpServletRequest request, Model model) {
        allowFormToStripe(request);
        payees.of(me.practitionerId())
                .filter(Payee::isOpened)
                .ifPresent(payee -> model.addAttribute("bank", BankView.of(payee)));
        return Htmx.view(request, "practitioner/bank", "account");
    }

    /** Back from Stripe's form. That proves nothing, and a GET changes nothing: the page asks for a new reading. */
    @GetMapping("/return")
    String comeBack(HttpServletRequest request) {
        allowFormToStripe(request);
        return "practitioner/bank-return";
    }

    /** Stripe's link was too old, or used before. The button asks for another. */
    @GetMapping("/expired")
    String linkExpired(HttpServletRequest request) {
        allowFormToStripe(request);
        return "practitioner/bank-expired";
    }

    /** Browsers apply the policy for forms to the redirects that follow, too. */
    private void allowFormToStripe(HttpServletRequest request) {
        gateway.onboardingOrigins().forEach(ContentSecurityPolicy.of(request)::allowFormTo);
    }

    /** Goes to Stripe's form by a link made this moment; opens the account first if there is none. */
    @FreshFactor
    @PostMapping("/onboarding")
    ResponseEntity<Void> goToStripe(@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        return seeOther(redirect, () -> {
            payees.open(me.practitionerId());
            var there = payees.onboarding(
                    me.practitionerId(),
                    properties.address("/account/bank/return"),
                    properties.address("/account/bank/expired"));
            audit.write(AuditKind.BANK_OPENED, me, me.practitionerId());
            return there;
        });
    }

    @PostMapping("/refresh")
    ResponseEntity<Void> readAgain(@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        return seeOther(redirect, () -> {
            payees.refresh(me.practitionerId());
            return HERE;
        });
    }

    private static ResponseEntity<Void> seeOther(RedirectAttributes redirect, Supplier<URI> attempt) {
        var there = HERE;
        try {
            there = attempt.get();
        } catch (GatewayUnsure e) {
            redirect.addFlashAttribute("trouble", "bank.unsure");
        } catch (GatewayRefused e) {
            redirect.addFlashAttribute("trouble", "bank.refused");
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(there).build();
    }
}
