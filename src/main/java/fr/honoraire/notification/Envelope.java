package fr.honoraire.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent, before it is in the outbox.
 *
 * @param onceKey what it is sent once for, however often it is asked
 * @param practitionerId whose practice it is about, if anybody's
 * @param matterId the refund, dispute, transfer or link it tells of
 */
record Envelope(
        EmailKind kind,
        String onceKey,
        @Nullable UUID practitionerId,
        String recipient,
        @Nullable UUID participantId,
        @Nullable UUID paymentId,
        @Nullable UUID paymentRequestId,
        @Nullable UUID matterId) {

    static Envelope toPatient(
            EmailKind kind, String onceKey, UUID practitionerId, String recipient, UUID participantId) {
        return new Envelope(kind, onceKey, practitionerId, recipient, participantId, null, null, null);
    }

    static Envelope toPractitioner(EmailKind kind, String onceKey, UUID practitionerId, String recipient) {
        return new Envelope(kind, onceKey, practitionerId, recipient, null, null, null, null);
    }

    /** To somebody who signs in, or wants to. */
    static Envelope toPerson(EmailKind kind, String onceKey, String recipient, UUID matter) {
        return new Envelope(kind, onceKey, null, recipient, null, null, null, matter);
    }

    Envelope about(UUID payment) {
        return new Envelope(
                kind, onceKey, practitionerId, recipient, participantId, payment, paymentRequestId, matterId);
    }

    Envelope askedBy(UUID paymentRequest) {
        return new Envelope(
                kind, onceKey, practitionerId, recipient, participantId, paymentId, paymentRequest, matterId);
    }

    Envelope tellingOf(UUID matter) {
        return new Envelope(
                kind, onceKey, practitionerId, recipient, participantId, paymentId, paymentRequestId, matter);
    }
}
