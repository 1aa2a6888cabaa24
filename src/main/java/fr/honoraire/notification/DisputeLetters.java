package fr.honoraire.notification;

import static java.util.Objects.requireNonNull;

import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.dispute.Dispute;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.French;
import fr.honoraire.shared.HonoraireProperties;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the practitioner is told of a payment that a patient contests: that it is, until when to answer, how it ended. */
@Component
class DisputeLetters {

    private final DisputeService disputes;
    private final PaymentService payments;
    private final NoteService notes;
    private final PractitionerService practitioners;
    private final HonoraireProperties properties;
    private final Words words;
    private final French french;
    private final InstantSource clock;

    DisputeLetters(
            DisputeService disputes,
            PaymentService payments,
            NoteService notes,
            PractitionerService practitioners,
            HonoraireProperties properties,
            Words words,
            French french,
            InstantSource clock) {
        this.disputes = disputes;
        this.payments = payments;
        this.notes = notes;
        this.practitioners = practitioners;
        this.properties = properties;
        this.words = words;
        this.french = french;
        this.clock = clock;
    }

    /** @return nothing if there is no answer to give any more */
    Optional<Letter> opened(EmailMessage message) {
        var dispute = disputes.get(requireNonNull(message.matterId()));
        return dispute.awaitsAnswer(clock.instant())
                ? Optional.of(letter("dispute.opened", words.of("dispute.opened.what"), dispute))
                : Optional.empty();
    }

    /** @return nothing if the bank has not decided */
    Optional<Letter> closed(EmailMessage message) {
        var dispute = disputes.get(requireNonNull(message.matterId()));
        return dispute.status().isFinal()
                ? Optional.of(letter("dispute.closed", words.of("dispute.closed." + dispute.status()), dispute))
                : Optional.empty();
    }

    private Letter letter(String key, String what, Dispute dispute) {
        var number = numberOf(dispute);
        return new Letter(
                words.of(key + ".subject", number),
                words.of(key + ".preheader"),
                words.of("greeting", practitioners.get(dispute.practitionerId()).displayName()),
                List.of(words.of(key + ".opening", french.amount(dispute.amount()), number), what),
                facts(dispute, number),
                new Action(words.of("dispute.see"), properties.address("/disputes/" + dispute.id())),
                List.of(words.of(key + ".closing")),
                words.of("us"),
                List.of(),
                null,
                null);
    }

    private String numberOf(Dispute dispute) {
        return notes.get(payments.get(dispute.paymentId()).noteId()).number();
    }

    private List<Fact> facts(Dispute dispute, String number) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.of("note.number"), number));
        facts.add(new Fact(words.of("dispute.amount"), french.amount(dispute.amount())));
        var due = dispute.evidenceDueAt();
        if (!dispute.status().isFinal() && due != null) {
            facts.add(new Fact(words.of("dispute.due"), words.of("appointment.when.paris", french.longMoment(due))));
        }
        if (!dispute.fee().isZero()) {
            facts.add(new Fact(words.of("dispute.fee"), french.amount(dispute.fee())));
        }
        return facts;
    }
}
