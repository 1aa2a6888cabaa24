package fr.honoraire.billing;

import static java.util.stream.Collectors.toUnmodifiableSet;

import fr.honoraire.consultation.BillingWatch;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells what was billed: a call does not end unbilled by oversight, nor is anybody forgotten who still owes. */
@Component
class IssuedNotes implements BillingWatch {

    private final Payments payments;
    private final GivenBackWatch givenBack;

    IssuedNotes(Payments payments, GivenBackWatch givenBack) {
        this.payments = payments;
        this.givenBack = givenBack;
    }

    @Override
    public boolean isBilled(UUID consultationId) {
        return payments.findByConsultationIdOrderByCreatedAt(consultationId).stream()
                .anyMatch(payment -> payment.status() != PaymentStatus.CANCELED);
    }

    @Override
    public Set<UUID> everBilled(Collection<UUID> participantIds) {
        return payments.findByParticipantIdIn(participantIds).stream()
                .map(Payment::participantId)
                .collect(toUnmodifiableSet());
    }

    /** What is paid may be contested for months to come: that is between banks, and needs no word from the patient. */
    @Override
    public boolean isUnsettled(Collection<UUID> participantIds) {
        return payments.findByParticipantIdIn(participantIds).stream()
                .anyMatch(payment -> isUnsettled(payment.view()) || isOnItsWayBack(payment));
    }

    private static boolean isUnsettled(PaymentView view) {
        return switch (view) {
            case UNPAID, DECLINED, WAITING, DISPUTED -> true;
            case NONE, PAID, CANCELED, SETTLED_OTHERWISE, WRITTEN_OFF, PARTLY_REFUNDED, REFUNDED, DISPUTE_LOST -> false;
        };
    }

    private boolean isOnItsWayBack(Payment payment) {
        return givenBack.of(payment.id()).stream().map(GivenBack::standing).anyMatch(standing -> switch (standing) {
            case ON_ITS_WAY, CAME_BACK -> true;
            case GIVEN, GIVEN_OTHERWISE -> false;
        });
    }
}
