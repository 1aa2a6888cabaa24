package fr.honoraire.consultation;

import fr.honoraire.shared.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans consultations, gives them another moment, calls them off. Whoever listens tells the patients. */
@Service
public class PlanningService {

    private final Consultations consultations;
    private final Participants participants;
    private final Rooms rooms;
    private final RoomSignals signals;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    PlanningService(
            Consultations consultations,
            Participants participants,
            Rooms rooms,
            RoomSignals signals,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.consultations = consultations;
        this.participants = participants;
        this.rooms = rooms;
        this.signals = signals;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Plans a consultation and has its patients invited. The same request again leads to the same consultation. */
    public Consultation plan(UUID practitionerId, NewConsultation wanted) {
        return once(practitionerId, wanted, false);
    }

    /** Plans a consultation for this very moment and opens its room. */
    public Consultation startNow(UUID practitionerId, NewConsultation wanted) {
        return once(practitionerId, wanted, true);
    }

    private Consultation once(UUID practitionerId, NewConsultation wanted, boolean opened) {
        try {
            return inTransaction(() -> consultations
                    .findByPractitionerIdAndRequestId(practitionerId, wanted.requestId())
                    .orElseGet(() -> create(practitionerId, wanted, opened)));
        } catch (DataIntegrityViolationException raced) {
            return consultations
                    .findByPractitionerIdAndRequestId(practitionerId, wanted.requestId())
                    .orElseThrow(() -> raced);
        }
    }

    private Consultation create(UUID practitionerId, NewConsultation wanted, boolean opened) {
        var now = clock.instant();
        var consultation = new Consultation(practitionerId, wanted, now);
        consultations.save(consultation);
        if (opened) {
            consultation.open(now);
            rooms.opened(consultation, now);
        }
        for (var position = 0; position < wanted.patients().size(); position++) {
            participants.save(
                    new Participant(consultation, position, wanted.patients().get(position)));
        }
        events.publishEvent(new ConsultationPlanned(consultation.id(), practitionerId));
        return consultation;
    }

    /** Gives it another moment and has its patients told. */
    public void move(UUID id, UUID practitionerId, Instant at, Duration length) {
        transaction.executeWithoutResult(status -> {
            var consultation = lock(id, practitionerId);
            if (consultation.move(at, length)) {
                events.publishEvent(new ConsultationMoved(id, practitionerId));
                signals.presence(consultation, participants.findByConsultationIdOrderByPosition(id));
            }
        });
    }

    /** Calls it off and has its patients told. */
    public void cancel(UUID id, UUID practitionerId) {
        transaction.executeWithoutResult(status -> {
            var consultation = lock(id, practitionerId);
            if (consultation.cancel()) {
                events.publishEvent(new ConsultationCanceled(id, practitionerId));
                signals.presence(consultation, participants.findByConsultationIdOrderByPosition(id));
            }
        });
    }

    private Consultation lock(UUID id, UUID practitionerId) {
        return consultations
                .lock(id)
                .filter(consultation -> consultation.practitionerId().equals(practitionerId))
                .orElseThrow(NotFound::new);
    }

    private Consultation inTransaction(Supplier<Consultation> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
