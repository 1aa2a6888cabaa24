package fr.honoraire.billing;

import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.shared.web.BackTo;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a practitioner does with a note that is not paid: ask again, cancel it, or say it was settled otherwise. */
@Controller
@Needs(Right.BILL)
@RequestMapping("/payments/{id}")
class PaymentController {

    private final PaymentService payments;
    private final NoteService notes;
    private final PaymentRequestService requests;
    private final PreferenceService preferences;
    private final MessageSource messages;

    PaymentController(
            PaymentService payments,
            NoteService notes,
            PaymentRequestService requests,
            PreferenceService preferences,
            MessageSource messages) {
        this.payments = payments;
        this.notes = notes;
        this.requests = requests;
        this.preferences = preferences;
        this.messages = messages;
    }

    @PostMapping("/requests")
    String askAgain(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes answer) {
        var asked = requests.askAgain(id, me.practitionerId(), me.accountId());
        return done(asked.isPresent() ? "payment.asked" : "payment.not-asked", back, id, answer, me);
    }

    @GetMapping("/cancel")
    String confirmCancel(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String back,
            Model model) {
        return confirm("billing/cancel", me, id, back, model);
    }

    @PostMapping("/cancel")
    String cancel(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes answer) {
        return close(PaymentStatus.CANCELED, null, me, id, back, answer);
    }

    @GetMapping("/settle")
    String chooseMeans(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String back,
            Model model) {
        model.addAttribute("means", preferences.of(me.practitionerId()).otherMeans());
        return confirm("billing/settle", me, id, back, model);
    }

    @PostMapping("/settle")
    String settle(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam OtherMeans means,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes answer) {
        if (!preferences.of(me.practitionerId()).otherMeans().contains(means)) {
            return done("payment.close.not-accepted", back, id, answer, me);
        }
        return close(PaymentStatus.SETTLED_OTHERWISE, means, me, id, back, answer);
    }

    private String confirm(String view, SignedIn me, UUID id, @Nullable String back, Model model) {
        var payment = payments.get(id, me.practitionerId());
        model.addAttribute("payment", payment);
        model.addAttribute("note", notes.get(payment.noteId()));
        model.addAttribute("back", BackTo.address(back, consultationOf(payment)));
        return view;
    }

    private String close(
            PaymentStatus ending,
            @Nullable OtherMeans means,
            SignedIn me,
            UUID id,
            @Nullable String back,
            RedirectAttributes answer) {
        var wanted = payments.get(id, me.practitionerId());
        var closed = payments.close(wanted.id(), ending, means, Cause.practitioner(me));
        return done("payment.close." + outcome(closed, ending), back, id, answer, me);
    }

    private static String outcome(Payment closed, PaymentStatus wanted) {
        if (closed.status() == wanted) {
            return wanted.name();
        }
        return closed.status() == PaymentStatus.PAID ? "PAID" : closed.status().isFinal() ? "ENDED" : "PENDING";
    }

    private String done(String key, @Nullable String back, UUID id, RedirectAttributes answer, SignedIn me) {
        answer.addFlashAttribute("said", messages.getMessage(key, null, Locale.FRENCH));
        return BackTo.redirect(back, consultationOf(payments.get(id, me.practitionerId())));
    }

    private static String consultationOf(Payment payment) {
        return "/consultations/" + payment.consultationId();
    }
}
