package fr.honoraire.notification;

import static java.util.Objects.requireNonNull;

import fr.honoraire.billing.Note;
import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.PayLinks;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.refund.Refund;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.French;
import fr.honoraire.shared.HonoraireProperties;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the patient that money comes back to him, and the practitioner that it did not arrive. Why, is nobody's business. */
@Component
class RefundLetters {

    private final RefundService refunds;
    private final PaymentService payments;
    private final NoteService notes;
    private final PractitionerService practitioners;
    private final PayLinks links;
    private final HonoraireProperties properties;
    private final Words words;
    private final French french;

    RefundLetters(
            RefundService refunds,
            PaymentService payments,
            NoteService notes,
            PractitionerService practitioners,
            PayLinks links,
            HonoraireProperties properties,
            Words words,
            French french) {
        this.refunds = refunds;
        this.payments = payments;
        this.notes = notes;
        this.practitioners = practitioners;
        this.links = links;
        this.properties = properties;
        this.words = words;
        this.french = french;
    }

    /** @return nothing if it has come back meanwhile */
    Optional<Letter> given(EmailMessage message) {
        var refund = refunds.get(requireNonNull(message.matterId()));
        return refund.status().isGiven() ? Optional.of(given(refund)) : Optional.empty();
    }

    private Letter given(Refund refund) {
        var payment = payments.get(refund.paymentId());
        var note = notes.get(payment.noteId());
        var practitioner = practitioners.get(refund.practitionerId());
        return new Letter(
                words.of("refund.given.subject", note.number()),
                words.of("refund.given.preheader"),
                words.of("greeting", note.patientName()),
                List.of(
                        words.of(
                                "refund.given.opening",
                                practitioner.displayName(),
                                french.amount(refund.amount()),
                                note.number()),
                        words.of("refund.given.when")),
                facts(refund, note),
                new Action(words.of("refund.given.see"), links.of(payment)),
                List.of(words.of("refund.given.keep"), words.of("link.personal")),
                practitioner.displayName(),
                Contacts.of(practitioner),
                practitioner.contactEmail(),
                null);
    }

    private List<Fact> facts(Refund refund, Note note) {
        return List.of(
                new Fact(words.of("refund.amount"), french.amount(refund.amount())),
                new Fact(words.of("note.number"), note.number()),
                new Fact(words.of("refund.asked"), french.day(refund.requestedAt())));
    }

    /** @return nothing if the patient has it by now */
    Optional<Letter> cameBack(EmailMessage message) {
        var refund = refunds.get(requireNonNull(message.matterId()));
        var repeated = refunds.ofPayment(refund.paymentId()).stream()
                .anyMatch(other -> refund.id().equals(other.insteadOfId()));
        return refund.isOwed() && !repeated ? Optional.of(cameBack(refund)) : Optional.empty();
    }

    private Letter cameBack(Refund refund) {
        var payment = payments.get(refund.paymentId());
        var note = notes.get(payment.noteId());
        return new Letter(
                words.of("refund.back.subject", note.number()),
                words.of("refund.back.preheader"),
                words.of("greeting", practitioners.get(refund.practitionerId()).displayName()),
                List.of(
                        words.of("refund.back.opening", french.amount(refund.amount()), note.number()),
                        words.of("refund.back.owed")),
                facts(refund, note),
                new Action(
                        words.of("refund.back.see"), properties.address("/consultations/" + payment.consultationId())),
                List.of(words.of("refund.back.closing")),
                words.of("us"),
                List.of(),
                null,
                null);
    }
}
