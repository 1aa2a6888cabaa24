package fr.honoraire.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent, before it is in the outbox.
 *
 * @param onceKey what it is sent once for, however often it is asked
 */
record Envelope(
        EmailKind kind,
        String onceKey,
        UUID practitionerId,
        String recipient,
        @Nullable UUID participantId,
        @Nullable UUID paymentId,
        @Nullable UUID paymentRequestId) {

    static Envelope toPatient(
            EmailKind kind, String onceKey, UUID practitionerId, String recipient, UUID participantId) {
        return new Envelope(kind, onceKey, practitionerId, recipient, participantId, null, null);
    }

    static Envelope toPractitioner(EmailKind kind, String onceKey, UUID practitionerId, String recipient) {
        return new Envelope(kind, onceKey, practitionerId, recipient, null, null, null);
    }

    Envelope about(UUID payment) {
        return new Envelope(kind, onceKey, practitionerId, recipient, participantId, payment, paymentRequestId);
    }

    Envelope askedBy(UUID paymentRequest) {
        return new Envelope(kind, onceKey, practitionerId, recipient, participantId, paymentId, paymentRequest);
    }
}
