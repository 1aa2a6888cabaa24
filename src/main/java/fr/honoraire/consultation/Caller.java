package fr.honoraire.consultation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who speaks in a room, known by his session or by his link.
 *
 * @param participantId nothing if it is the practitioner
 */
record Caller(UUID consultationId, @Nullable UUID participantId) {

    /** How the others' browsers know him. */
    UUID peerId() {
        return participantId == null ? consultationId : participantId;
    }

    /** Where his browser listens. */
    String topic() {
        return participantId == null ? RoomSignals.callTopic(consultationId) : RoomSignals.patientTopic(participantId);
    }

    /** Somebody else of the same room. */
    Caller other(UUID peerId) {
        return new Caller(consultationId, peerId.equals(consultationId) ? null : peerId);
    }
}
