package fr.honoraire.notification;

import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.dispute.DisputeClosed;
import fr.honoraire.billing.dispute.DisputeOpened;
import fr.honoraire.billing.refund.RefundCameBack;
import fr.honoraire.billing.refund.RefundGiven;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.payout.PayoutChanged;
import fr.honoraire.payout.PayoutService;
import fr.honoraire.practitioner.News;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts e-mails in the outbox when money goes back: refunds, disputes, transfers that failed. Each piece of news once. */
@Component
class MoneyBackListeners {

    private final Outbox outbox;
    private final PaymentService payments;
    private final PayoutService payouts;
    private final ConsultationService consultations;
    private final PractitionerMail mail;

    MoneyBackListeners(
            Outbox outbox,
            PaymentService payments,
            PayoutService payouts,
            ConsultationService consultations,
            PractitionerMail mail) {
        this.outbox = outbox;
        this.payments = payments;
        this.payouts = payouts;
        this.consultations = consultations;
        this.mail = mail;
    }

    @EventListener
    void on(RefundGiven given) {
        var payment = payments.get(given.paymentId());
        var patient = consultations.participant(payment.participantId());
        outbox.put(Envelope.toPatient(
                        EmailKind.REFUND_GIVEN,
                        "refund-given:" + given.refundId(),
                        payment.practitionerId(),
                        patient.email(),
                        patient.id())
                .about(payment.id())
                .tellingOf(given.refundId()));
    }

    @EventListener
    void on(RefundCameBack back) {
        mail.put(toPractitioner(
                        EmailKind.REFUND_CAME_BACK,
                        "refund-came-back:" + back.refundId(),
                        back.practitionerId(),
                        back.refundId())
                .about(back.paymentId()));
    }

    @EventListener
    void on(DisputeOpened opened) {
        mail.putIfWanted(
                News.DISPUTE,
                toPractitioner(
                                EmailKind.DISPUTE_OPENED,
                                "dispute-opened:" + opened.disputeId(),
                                opened.practitionerId(),
                                opened.disputeId())
                        .about(opened.paymentId()));
    }

    @EventListener
    void on(DisputeClosed closed) {
        mail.putIfWanted(
                News.DISPUTE,
                toPractitioner(
                                EmailKind.DISPUTE_CLOSED,
                                "dispute-closed:" + closed.disputeId(),
                                closed.practitionerId(),
                                closed.disputeId())
                        .about(closed.paymentId()));
    }

    @EventListener
    void on(PayoutChanged changed) {
        switch (payouts.get(changed.payoutId()).status()) {
            case PAID -> tell(News.PAYOUT_SENT, EmailKind.PAYOUT_SENT, "payout-sent:", changed);
            case FAILED -> tell(News.PAYOUT_FAILED, EmailKind.PAYOUT_FAILED, "payout-failed:", changed);
            case PENDING, IN_TRANSIT, CANCELED -> {}
        }
    }

    private void tell(News news, EmailKind kind, String once, PayoutChanged changed) {
        mail.putIfWanted(
                news, toPractitioner(kind, once + changed.payoutId(), changed.practitionerId(), changed.payoutId()));
    }

    private Envelope toPractitioner(EmailKind kind, String onceKey, UUID practitionerId, UUID matterId) {
        return mail.envelope(kind, onceKey, practitionerId).tellingOf(matterId);
    }
}
