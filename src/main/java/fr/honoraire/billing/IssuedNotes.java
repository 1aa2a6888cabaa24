package fr.honoraire.billing;

import fr.honoraire.consultation.BillingWatch;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the room whether anything was billed in it, so that a call does not end unbilled by oversight. */
@Component
class IssuedNotes implements BillingWatch {

    private final Payments payments;

    IssuedNotes(Payments payments) {
        this.payments = payments;
    }

    @Override
    public boolean isBilled(UUID consultationId) {
        return payments.findByConsultationIdOrderByCreatedAt(consultationId).stream()
                .anyMatch(payment -> payment.status() != PaymentStatus.CANCELED);
    }
}
