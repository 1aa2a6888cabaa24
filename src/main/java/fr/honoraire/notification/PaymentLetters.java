package fr.honoraire.notification;

import static java.util.Objects.requireNonNull;

import fr.honoraire.billing.Note;
import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.PayLinks;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentRequest;
import fr.honoraire.billing.PaymentRequestService;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.practitioner.Practitioner;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.shared.French;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What patients are told of their note: that it is due, then that it is paid. */
@Component
class PaymentLetters {

    private final PaymentService payments;
    private final PaymentRequestService requests;
    private final PreferenceService preferences;
    private final NoteService notes;
    private final PractitionerService practitioners;
    private final PayLinks links;
    private final Words words;
    private final French french;

    PaymentLetters(
            PaymentService payments,
            PaymentRequestService requests,
            PreferenceService preferences,
            NoteService notes,
            PractitionerService practitioners,
            PayLinks links,
            Words words,
            French french) {
        this.payments = payments;
        this.requests = requests;
        this.preferences = preferences;
        this.notes = notes;
        this.practitioners = practitioners;
        this.links = links;
        this.words = words;
        this.french = french;
    }

    /** @return nothing if the patient has paid meanwhile, or is no longer to pay */
    Optional<Letter> request(EmailMessage message) {
        var payment = payments.get(requireNonNull(message.paymentId()));
        if (payment.status().isFinal() || payment.closingAs() != null) {
            return Optional.empty();
        }
        var amount = french.amount(payment.amount());
        return Optional.of(letter(
                keyOf(message, payment),
                payment,
                new Action(words.of("request.pay", amount), links.of(payment)),
                List.of(
                        words.of("request.no-obligation"),
                        words.of("request.opening-is-safe"),
                        words.of("link.personal"))));
    }

    /** A reminder has the tone its practitioner has chosen. */
    private String keyOf(EmailMessage message, Payment payment) {
        var request = message.paymentRequestId();
        if (request == null || requests.get(request).reason() != PaymentRequest.Reason.REMINDER) {
            return "request";
        }
        return "reminder."
                + preferences.of(payment.practitionerId()).reminding().tone();
    }

    /** @return nothing if it is not paid */
    Optional<Letter> receipt(EmailMessage message) {
        var payment = payments.get(requireNonNull(message.paymentId()));
        if (payment.status() != PaymentStatus.PAID) {
            return Optional.empty();
        }
        return Optional.of(letter(
                "receipt",
                payment,
                new Action(words.of("receipt.see"), links.of(payment)),
                List.of(words.of("receipt.keep"), words.of("link.personal"))));
    }

    private Letter letter(String key, Payment payment, Action action, List<String> closing) {
        var note = notes.get(payment.noteId());
        var practitioner = practitioners.get(payment.practitionerId());
        return new Letter(
                words.of(key + ".subject", note.number()),
                words.of(key + ".preheader"),
                words.of("greeting", note.patientName()),
                List.of(words.of(
                        key + ".opening",
                        practitioner.displayName(),
                        french.amount(payment.amount()),
                        note.number(),
                        french.day(note.actAt()))),
                facts(payment, note, practitioner),
                action,
                closing,
                practitioner.displayName(),
                Contacts.of(practitioner),
                practitioner.contactEmail(),
                null);
    }

    private List<Fact> facts(Payment payment, Note note, Practitioner practitioner) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.of("note.amount"), french.amount(payment.amount())));
        facts.add(new Fact(words.of("note.number"), note.number()));
        facts.add(new Fact(words.of("note.act"), words.of("note.act.on", note.label(), french.day(note.actAt()))));
        facts.add(new Fact(words.of("note.payee"), practitioner.displayName()));
        var paidAt = payment.paidAt();
        if (paidAt != null) {
            facts.add(new Fact(words.of("note.paid-on"), french.moment(paidAt)));
        }
        return facts;
    }
}
