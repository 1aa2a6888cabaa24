package fr.honoraire.billing;

import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.live.LiveStreams;
import fr.honoraire.shared.live.LiveWatcher;
import fr.honoraire.shared.security.ContentSecurityPolicy;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The page a patient pays on. No account: the signed link is the only key. Opening it changes nothing. */
@Controller
@RequestMapping("/pay/{link}")
class PayPageController {

    private final PayLinks links;
    private final PaymentService payments;
    private final NoteService notes;
    private final GivenBackWatch givenBack;
    private final PractitionerService practitioners;
    private final LiveStreams streams;

    PayPageController(
            PayLinks links,
            PaymentService payments,
            NoteService notes,
            GivenBackWatch givenBack,
            PractitionerService practitioners,
            LiveStreams streams) {
        this.links = links;
        this.payments = payments;
        this.notes = notes;
        this.givenBack = givenBack;
        this.practitioners = practitioners;
        this.streams = streams;
    }

    @GetMapping
    String show(@PathVariable String link, Model model, HttpServletRequest request) {
        ContentSecurityPolicy.of(request).allowPaymentForm(payments.formOrigins());
        describe(links.behind(link), link, model);
        return "billing/pay";
    }

    @GetMapping("/state")
    String state(@PathVariable String link, Model model) {
        describe(links.behind(link), link, model);
        return "billing/pay :: state";
    }

    /** Back from the bank, or after a refusal: the page asks Stripe itself, for arriving proves nothing. */
    @PostMapping("/check")
    String check(@PathVariable String link, Model model) {
        var payment = links.behind(link);
        try {
            payment = payments.refresh(payment.id(), Cause.PATIENT);
        } catch (GatewayUnsure e) {
            model.addAttribute("unsure", true);
        }
        describe(payment, link, model);
        return "billing/pay :: state";
    }

    /** What the browser needs to show Stripe's form. */
    @PostMapping("/form")
    ResponseEntity<CardForm> form(@PathVariable String link) {
        try {
            return payments.form(links.behind(link).id())
                    .map(form -> ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .body(form))
                    .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT).build());
        } catch (GatewayUnsure e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }

    @GetMapping("/events")
    SseEmitter events(@PathVariable String link) {
        return streams.open(LiveWatcher.NOBODY, "payment:" + links.behind(link).id());
    }

    private void describe(Payment payment, String link, Model model) {
        var note = notes.get(payment.noteId());
        model.addAttribute("link", link);
        model.addAttribute("payLink", links.of(payment));
        model.addAttribute("payment", payment);
        model.addAttribute("note", note);
        model.addAttribute("creditNotes", notes.creditNotesOf(note));
        model.addAttribute("givenBack", givenBack.of(payment.id()));
        model.addAttribute("practitioner", practitioners.get(payment.practitionerId()));
        if (payment.status() == PaymentStatus.CANCELED) {
            notes.replacementOf(note)
                    .flatMap(notes::paymentOf)
                    .ifPresent(other -> model.addAttribute("replacement", links.of(other)));
        }
    }
}
