package fr.honoraire.billing;

import fr.honoraire.billing.PaymentRequest.Reason;
import fr.honoraire.consultation.ConsultationEnded;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.ConsultationStatus;
import fr.honoraire.consultation.ParticipantLeft;
import fr.honoraire.consultation.ParticipantStatus;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks patients to pay by e-mail: once when the call is over for them, and again when the practitioner wants it. */
@Service
@Transactional
public class PaymentRequestService {

    private final Payments payments;
    private final PaymentRequests requests;
    private final ConsultationService consultations;
    private final PractitionerService practitioners;
    private final PreferenceService preferences;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final AuditTrail audit;

    PaymentRequestService(
            Payments payments,
            PaymentRequests requests,
            ConsultationService consultations,
            PractitionerService practitioners,
            PreferenceService preferences,
            ApplicationEventPublisher events,
            InstantSource clock,
            AuditTrail audit) {
        this.payments = payments;
        this.requests = requests;
        this.consultations = consultations;
        this.practitioners = practitioners;
        this.preferences = preferences;
        this.events = events;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Asks again. Two clicks at once ask once: the payment's row is locked, and the second comes too soon.
     *
     * @return nothing if it is no longer owed, was asked too recently, or too often
     */
    public Optional<PaymentRequest> askAgain(UUID paymentId, UUID practitionerId, UUID askedBy) {
        var payment =
                payments.findByIdAndPractitionerId(paymentId, practitionerId).orElseThrow(NotFound::new);
        var asked = ask(payment.id(), Reason.RESENT, askedBy);
        asked.ifPresent(request -> audit.write(AuditKind.PAYMENT_REQUESTED, askedBy, practitionerId, payment.id()));
        return asked;
    }

    /**
     * Reminds a patient if his practitioner has chosen so and it is time. Two nodes at once remind once: the payment's row
     * is locked, and the second comes too soon.
     */
    public void remind(UUID paymentId) {
        var payment = payments.lock(paymentId).orElseThrow(NotFound::new);
        var here = clock.instant()
                .atZone(practitioners.get(payment.practitionerId()).timeZone());
        var reminding = preferences.of(payment.practitionerId()).reminding();
        var reminded = requests.countByPaymentIdAndReason(paymentId, Reason.REMINDER);
        lastOf(paymentId)
                .filter(last -> reminding.isDue(reminded, last.requestedAt(), here))
                .ifPresent(last -> ask(paymentId, Reason.REMINDER, null));
    }

    @Transactional(readOnly = true)
    public PaymentRequest get(UUID requestId) {
        return requests.findById(requestId).orElseThrow(NotFound::new);
    }

    /** The last time he was asked. */
    @Transactional(readOnly = true)
    public Optional<PaymentRequest> lastOf(UUID paymentId) {
        return requests.findFirstByPaymentIdOrderBySequenceDesc(paymentId);
    }

    @EventListener
    void on(ConsultationEnded ended) {
        payments.idsOfCall(ended.consultationId()).forEach(payment -> askOnce(payment, Reason.CALL_ENDED));
    }

    /** Who left early is asked at once; the call may go on for others. */
    @EventListener
    void on(ParticipantLeft left) {
        payments.idsOfPatient(left.participantId()).forEach(payment -> askOnce(payment, Reason.CALL_ENDED));
    }

    /** Who is in the call sees the note there and is asked by e-mail at its end. */
    @EventListener
    void on(NoteIssued issued) {
        var payment = payments.findById(issued.paymentId()).orElseThrow(NotFound::new);
        var ended = consultations.get(issued.consultationId()).status() == ConsultationStatus.ENDED;
        var patient = consultations.participant(payment.participantId());
        if (ended || patient.status() == ParticipantStatus.LEFT) {
            askOnce(payment.id(), Reason.NOTE_ISSUED);
        }
    }

    /** By its id: what had been read before the lock is not what is there once it is had. */
    private void askOnce(UUID paymentId, Reason reason) {
        if (lastOf(paymentId).isEmpty()) {
            ask(paymentId, reason, null);
        }
    }

    private Optional<PaymentRequest> ask(UUID paymentId, Reason reason, @Nullable UUID askedBy) {
        var payment = payments.lock(paymentId).orElseThrow(NotFound::new);
        var last = lastOf(paymentId);
        if (!isOwed(payment) || last.isPresent() && isEnough(last.get())) {
            return Optional.empty();
        }
        var sequence = last.map(PaymentRequest::sequence).orElse(0) + 1;
        var request = requests.save(new PaymentRequest(paymentId, sequence, reason, askedBy, clock.instant()));
        events.publishEvent(
                new PaymentRequested(request.id(), payment.id(), payment.participantId(), payment.practitionerId()));
        return Optional.of(request);
    }

    private static boolean isOwed(Payment payment) {
        return payment.status() == PaymentStatus.OPEN && payment.closingAs() == null;
    }

    private boolean isEnough(PaymentRequest last) {
        return last.sequence() >= PaymentRequest.MOST
                || last.requestedAt().plus(PaymentRequest.COOL_DOWN).isAfter(clock.instant());
    }
}
