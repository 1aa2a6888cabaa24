package fr.honoraire.billing;

import fr.honoraire.billing.CannotBill.Reason;
import fr.honoraire.consultation.Consultation;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.ConsultationStatus;
import fr.honoraire.consultation.Participant;
import fr.honoraire.practitioner.Payee;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.practitioner.Practitioner;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issues notes: checks the order, takes the number, writes note and payment in one transaction. Never calls out. */
@Component
class NoteIssue {

    /** Stripe's smallest charge in euros (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
    static final Money MINIMUM = Money.ofCents(50);

    private final Notes notes;
    private final Payments payments;
    private final NoteNumbers numbers;
    private final NoteWording wording;
    private final MoneyJournal journal;
    private final PaymentBooks books;
    private final ConsultationService consultations;
    private final PractitionerService practitioners;
    private final PayeeService payees;
    private final PreferenceService preferences;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final AuditTrail audit;

    NoteIssue(
            Notes notes,
            Payments payments,
            NoteNumbers numbers,
            NoteWording wording,
            MoneyJournal journal,
            PaymentBooks books,
            ConsultationService consultations,
            PractitionerService practitioners,
            PayeeService payees,
            PreferenceService preferences,
            ApplicationEventPublisher events,
            InstantSource clock,
            AuditTrail audit) {
        this.notes = notes;
        this.payments = payments;
        this.numbers = numbers;
        this.wording = wording;
        this.journal = journal;
        this.books = books;
        this.consultations = consultations;
        this.practitioners = practitioners;
        this.payees = payees;
        this.preferences = preferences;
        this.events = events;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * @throws CannotBill if the amount, the consultation or the practitioner's account does not allow it, or he has not
     *     charged us with issuing his notes (CGI, article 289, I-2)
     */
    @Transactional(readOnly = true)
    public void check(BillOrder order) {
        var practitioner = practitioners.get(order.practitionerId());
        if (MINIMUM.isMoreThan(order.amount())) {
            throw new CannotBill(Reason.BELOW_MINIMUM);
        }
        if (order.amount().isMoreThan(practitioner.ceiling())) {
            throw new CannotBill(Reason.ABOVE_CEILING);
        }
        payeeOf(practitioner);
        var status = consultationOf(order).status();
        if (status != ConsultationStatus.OPEN && status != ConsultationStatus.ENDED) {
            throw new CannotBill(Reason.NOT_STARTED);
        }
        participantOf(order);
        // Last: whoever may give the mandate is asked for it once all else is right.
        if (!preferences.of(practitioner.id()).hasMandated()) {
            throw new CannotBill(Reason.NO_MANDATE);
        }
    }

    @Transactional
    public Payment issue(BillOrder order, Cause cause) {
        var sentBefore = sentBefore(order);
        if (sentBefore.isPresent()) {
            return sentBefore.get();
        }
        check(order);
        var now = clock.instant();
        var year = now.atZone(French.PARIS).getYear();
        // The counter's lock makes everyone who bills for this practitioner wait here: what follows is alone.
        var number = numbers.next(order.practitionerId(), Series.NOTE, year);
        var sentMeanwhile = sentBefore(order);
        if (sentMeanwhile.isPresent()) {
            throw new SentTwice();
        }
        if (liveBill(order.consultationId(), order.participantId()).isPresent()) {
            throw new CannotBill(Reason.ALREADY_BILLED);
        }
        var practitioner = practitioners.get(order.practitionerId());
        var draft = wording.draft(order, practitioner, consultationOf(order), participantOf(order));
        var note = notes.save(new Note(draft, number, now));
        var payment = payments.saveAndFlush(new Payment(note, payeeOf(practitioner), descriptorOf(practitioner), now));
        journal.record(payment, null, cause);
        audit.write(AuditKind.NOTE_ISSUED, cause.actorId(), payment.practitionerId(), payment.id());
        events.publishEvent(new NoteIssued(payment.id(), note.consultationId(), note.practitionerId()));
        books.tell(payment);
        return payment;
    }

    private Optional<Payment> sentBefore(BillOrder order) {
        return notes.findByRequestIdAndPractitionerId(order.requestId(), order.practitionerId())
                .flatMap(note -> payments.findByNoteId(note.id()));
    }

    /** What this patient owes, or has paid, for this consultation. */
    Optional<Payment> liveBill(UUID consultationId, UUID participantId) {
        return payments.findByConsultationIdOrderByCreatedAt(consultationId).stream()
                .filter(payment -> payment.participantId().equals(participantId))
                .filter(payment ->
                        payment.status() != PaymentStatus.CANCELED && payment.status() != PaymentStatus.WRITTEN_OFF)
                .findFirst();
    }

    private Consultation consultationOf(BillOrder order) {
        return consultations.get(order.consultationId(), order.practitionerId());
    }

    private Participant participantOf(BillOrder order) {
        return consultations.participantsOf(order.consultationId()).stream()
                .filter(participant -> participant.id().equals(order.participantId()))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private String descriptorOf(Practitioner practitioner) {
        return preferences.of(practitioner.id()).statementDescriptor();
    }

    private String payeeOf(Practitioner practitioner) {
        return payees.of(practitioner.id())
                .filter(Payee::canBePaid)
                .map(Payee::gatewayId)
                .orElseThrow(() -> new CannotBill(Reason.PAYMENTS_NOT_OPEN));
    }

    /** The same form arrived on another line at the same moment; the number just taken is given back by the rollback. */
    static final class SentTwice extends RuntimeException {}
}
