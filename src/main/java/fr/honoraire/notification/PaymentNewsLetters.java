package fr.honoraire.notification;

import static java.util.Objects.requireNonNull;

import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentView;
import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.French;
import fr.honoraire.shared.HonoraireProperties;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the practitioner is told of his patients' payments: that one arrived, or that a card was refused. */
@Component
class PaymentNewsLetters {

    private final PaymentService payments;
    private final NoteService notes;
    private final PractitionerService practitioners;
    private final HonoraireProperties properties;
    private final Words words;
    private final French french;

    PaymentNewsLetters(
            PaymentService payments,
            NoteService notes,
            PractitionerService practitioners,
            HonoraireProperties properties,
            Words words,
            French french) {
        this.payments = payments;
        this.notes = notes;
        this.practitioners = practitioners;
        this.properties = properties;
        this.words = words;
        this.french = french;
    }

    /** @return nothing if it is not paid */
    Optional<Letter> received(EmailMessage message) {
        return Optional.of(payments.get(requireNonNull(message.paymentId())))
                .filter(payment -> payment.view().isPaid())
                .map(payment -> letter("received", payment));
    }

    /** @return nothing if another card was taken meanwhile, or he need not pay any more */
    Optional<Letter> declined(EmailMessage message) {
        return Optional.of(payments.get(requireNonNull(message.paymentId())))
                .filter(payment -> payment.view() == PaymentView.DECLINED)
                .map(payment -> letter("declined", payment));
    }

    private Letter letter(String key, Payment payment) {
        var number = notes.get(payment.noteId()).number();
        return new Letter(
                words.of(key + ".subject", number),
                words.of(key + ".preheader"),
                words.of("greeting", practitioners.get(payment.practitionerId()).displayName()),
                List.of(words.of(key + ".opening", french.amount(payment.amount()), number)),
                List.of(
                        new Fact(words.of("note.amount"), french.amount(payment.amount())),
                        new Fact(words.of("note.number"), number)),
                new Action(words.of("money.see"), properties.address("/consultations/" + payment.consultationId())),
                List.of(words.of(key + ".closing")),
                words.of("us"),
                List.of(),
                null,
                null);
    }
}
