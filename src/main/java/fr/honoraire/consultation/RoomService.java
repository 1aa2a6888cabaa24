package fr.honoraire.consultation;

import fr.honoraire.shared.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the practitioner does in the room. The consultation's row is locked first, so that the room has one history. */
@Service
@Transactional
public class RoomService {

    private final Consultations consultations;
    private final Participants participants;
    private final Rooms rooms;
    private final RoomSignals signals;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<BillingWatch> billing;
    private final InstantSource clock;

    RoomService(
            Consultations consultations,
            Participants participants,
            Rooms rooms,
            RoomSignals signals,
            ApplicationEventPublisher events,
            ObjectProvider<BillingWatch> billing,
            InstantSource clock) {
        this.consultations = consultations;
        this.participants = participants;
        this.rooms = rooms;
        this.signals = signals;
        this.events = events;
        this.billing = billing;
        this.clock = clock;
    }

    /** The practitioner enters. The first time is when the call began; waiting patients see that he is there. */
    public void open(UUID id, UUID practitionerId) {
        var consultation = lock(id, practitionerId);
        var now = clock.instant();
        if (consultation.open(now)) {
            rooms.opened(consultation, now);
            signals.presence(consultation, participants.findByConsultationIdOrderByPosition(id));
        }
    }

    /** Lets a waiting patient in. */
    public void admit(UUID id, UUID practitionerId, UUID participantId) {
        var patient = patientInOpenRoom(id, practitionerId, participantId);
        if (patient.admit(clock.instant())) {
            signals.presence(patient);
        }
    }

    /** Sends a patient back to the waiting room: the practitioner has to speak to somebody else first. */
    public void sendBack(UUID id, UUID practitionerId, UUID participantId) {
        var patient = patientInOpenRoom(id, practitionerId, participantId);
        if (patient.waitAgain(clock.instant())) {
            signals.presence(patient);
        }
    }

    /** Sends a patient out of the call or the waiting room; he may knock again. */
    public void sendAway(UUID id, UUID practitionerId, UUID participantId) {
        var patient = patientInOpenRoom(id, practitionerId, participantId);
        if (patient.leave(clock.instant())) {
            events.publishEvent(new ParticipantLeft(participantId, id, practitionerId));
            signals.presence(patient);
        }
    }

    private Participant patientInOpenRoom(UUID id, UUID practitionerId, UUID participantId) {
        var consultation = lock(id, practitionerId);
        if (consultation.status() != ConsultationStatus.OPEN) {
            throw new NotPossibleNow("use the doors of a room that is " + consultation.status());
        }
        return participants
                .findById(participantId)
                .filter(patient -> patient.consultationId().equals(id))
                .orElseThrow(NotFound::new);
    }

    /** Whether ending the call now would leave it without a note. */
    @Transactional(readOnly = true)
    public boolean isBilled(UUID id) {
        var watch = billing.getIfAvailable();
        return watch != null && watch.isBilled(id);
    }

    /**
     * Ends the call: everyone is out, and whoever listens sees to what is due.
     *
     * @param reason why nothing is billed, if so
     */
    public void end(UUID id, UUID practitionerId, @Nullable String reason) {
        var consultation = lock(id, practitionerId);
        var now = clock.instant();
        if (consultation.end(reason, now)) {
            rooms.ended(id);
            sendEveryoneHome(consultation, now);
        }
    }

    /**
     * Ends a call whose practitioner has vanished, unless he has come back meanwhile. It was over when he and a patient were
     * last there together; or, if they never were, when he was last there himself.
     *
     * @param silentSince he has given no sign of life since then
     */
    void closeIfAbandoned(UUID id, Instant silentSince) {
        var consultation = consultations.lock(id).orElseThrow(NotFound::new);
        rooms.abandoned(id, silentSince).ifPresent(last -> {
            consultation.closeByItself(last);
            sendEveryoneHome(consultation, last);
        });
    }

    private void sendEveryoneHome(Consultation consultation, Instant at) {
        var patients = participants.findByConsultationIdOrderByPosition(consultation.id());
        patients.forEach(patient -> patient.leave(at));
        events.publishEvent(new ConsultationEnded(consultation.id(), consultation.practitionerId()));
        signals.ended(consultation, patients);
    }

    private Consultation lock(UUID id, UUID practitionerId) {
        return consultations
                .lock(id)
                .filter(consultation -> consultation.practitionerId().equals(practitionerId))
                .orElseThrow(NotFound::new);
    }
}
