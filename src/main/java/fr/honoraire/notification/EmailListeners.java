package fr.honoraire.notification;

import fr.honoraire.billing.NotePaid;
import fr.honoraire.billing.PaymentDeclined;
import fr.honoraire.billing.PaymentRequested;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.consultation.ConsultationCanceled;
import fr.honoraire.consultation.ConsultationMoved;
import fr.honoraire.consultation.ConsultationPlanned;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.practitioner.News;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts e-mails in the outbox when something happens, in the transaction in which it happens. */
@Component
class EmailListeners {

    private final Outbox outbox;
    private final Reminders reminders;
    private final ConsultationService consultations;
    private final PaymentService payments;
    private final PractitionerMail mail;

    EmailListeners(
            Outbox outbox,
            Reminders reminders,
            ConsultationService consultations,
            PaymentService payments,
            PractitionerMail mail) {
        this.outbox = outbox;
        this.reminders = reminders;
        this.consultations = consultations;
        this.payments = payments;
        this.mail = mail;
    }

    @EventListener
    void on(ConsultationPlanned planned) {
        tellPatients(EmailKind.INVITATION, planned.consultationId());
        reminders.plan(planned.consultationId());
    }

    @EventListener
    void on(ConsultationMoved moved) {
        tellPatients(EmailKind.MOVED, moved.consultationId());
        reminders.plan(moved.consultationId());
    }

    @EventListener
    void on(ConsultationCanceled canceled) {
        tellPatients(EmailKind.CANCELED, canceled.consultationId());
    }

    private void tellPatients(EmailKind kind, UUID consultationId) {
        var consultation = consultations.get(consultationId);
        for (var participant : consultations.participantsOf(consultationId)) {
            var onceKey = "%s:%s:%d"
                    .formatted(
                            kind.name().toLowerCase(Locale.ROOT), participant.id(), consultation.invitationSequence());
            outbox.put(Envelope.toPatient(
                    kind, onceKey, consultation.practitionerId(), participant.email(), participant.id()));
        }
    }

    @EventListener
    void on(PaymentRequested asked) {
        var participant = consultations.participant(asked.participantId());
        outbox.put(Envelope.toPatient(
                        EmailKind.PAYMENT_REQUEST,
                        "payment-request:" + asked.requestId(),
                        asked.practitionerId(),
                        participant.email(),
                        participant.id())
                .about(asked.paymentId())
                .askedBy(asked.requestId()));
    }

    @EventListener
    void on(NotePaid paid) {
        var payment = payments.get(paid.paymentId());
        var participant = consultations.participant(payment.participantId());
        outbox.put(Envelope.toPatient(
                        EmailKind.RECEIPT,
                        "receipt:" + payment.id(),
                        payment.practitionerId(),
                        participant.email(),
                        participant.id())
                .about(payment.id()));
        mail.putIfWanted(
                News.PAYMENT_RECEIVED,
                mail.envelope(EmailKind.PAYMENT_RECEIVED, "payment-received:" + payment.id(), payment.practitionerId())
                        .about(payment.id()));
    }

    /** Once a note: who tries three cards in a row is one piece of news. */
    @EventListener
    void on(PaymentDeclined declined) {
        mail.putIfWanted(
                News.PAYMENT_FAILED,
                mail.envelope(
                                EmailKind.PAYMENT_FAILED,
                                "payment-failed:" + declined.paymentId(),
                                declined.practitionerId())
                        .about(declined.paymentId()));
    }
}
