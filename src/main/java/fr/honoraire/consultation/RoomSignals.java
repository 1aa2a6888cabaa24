package fr.honoraire.consultation;

import fr.honoraire.shared.live.LiveEvents;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells every browser concerned what happens in a room. Patients hear of themselves only. */
@Component
class RoomSignals {

    private static final String PRESENCE = "presence";
    private static final String ENDED = "ended";

    private final LiveEvents live;
    private final Participants participants;

    RoomSignals(LiveEvents live, Participants participants) {
        this.live = live;
        this.participants = participants;
    }

    /** One patient came, was let in, left, or his line changed. */
    void presence(Participant patient) {
        presence(patient.consultationId(), patient.practitionerId(), List.of(patient.id()));
    }

    /** Something changed for these patients. */
    void presence(Consultation consultation, Collection<Participant> patients) {
        presence(consultation.id(), consultation.practitionerId(), ids(patients));
    }

    private void presence(UUID consultationId, UUID practitionerId, List<UUID> patientIds) {
        patientIds.forEach(id -> live.publish(patientTopic(id), PRESENCE));
        line(consultationId, practitionerId);
    }

    /**
     * Somebody's line was cut or is back. Whoever is in the call looks who is left; to whoever waits, it may be the
     * practitioner's, who may be busy elsewhere or free.
     */
    void line(UUID consultationId, UUID practitionerId) {
        live.publish(topic(consultationId), PRESENCE);
        tellTheOthers(consultationId, practitionerId);
    }

    private void tellTheOthers(UUID consultationId, UUID practitionerId) {
        live.publish(practitionerTopic(practitionerId), PRESENCE);
        participants
                .idsConcerned(consultationId, practitionerId)
                .forEach(id -> live.publish(patientTopic(id), PRESENCE));
    }

    void ended(Consultation consultation, Collection<Participant> patients) {
        ids(patients).forEach(id -> live.publish(patientTopic(id), ENDED));
        live.publish(topic(consultation.id()), ENDED);
        tellTheOthers(consultation.id(), consultation.practitionerId());
    }

    private static List<UUID> ids(Collection<Participant> patients) {
        return patients.stream().map(Participant::id).toList();
    }

    static String topic(UUID consultationId) {
        return "consultation:" + consultationId;
    }

    /** What the others' browsers tell the practitioner's in a call; nobody but he listens. */
    static String callTopic(UUID consultationId) {
        return "call:" + consultationId;
    }

    static String patientTopic(UUID participantId) {
        return "participant:" + participantId;
    }

    static String practitionerTopic(UUID practitionerId) {
        return "practitioner:" + practitionerId;
    }
}
